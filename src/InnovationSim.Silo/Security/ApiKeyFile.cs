using System.Text.Json;
using System.Text.Json.Serialization;

namespace InnovationSim.Silo.Security;

/// <summary>The file of API keys: JSON with names, roles and hashes, readable by its owner only.</summary>
internal static class ApiKeyFile
{
    private const long MostBytes = 1 << 20;
    private const int HashDigits = 64;

    /// <summary>Reads all keys.</summary>
    /// <exception cref="BadInputException">The file is not there or not as it should be.</exception>
    internal static IReadOnlyList<ApiKey> Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new BadInputException($"--api-keys is '{path}', which is too long to be a file of keys.");
            Content content = JsonSerializer.Deserialize(File.ReadAllBytes(path), ApiKeyJson.Default.Content) ?? new Content([]);
            foreach (ApiKey key in content.Keys) Check(path, key);
            return content.Keys;
        }
        catch (FileNotFoundException)
        {
            throw new BadInputException($"--api-keys is '{path}', which is not there; 'innosim-silo keys add NAME --role operator --api-keys {path}' makes it.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new BadInputException($"--api-keys is '{path}', which is no file of keys: {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--api-keys is '{path}', which cannot be read: {problem.Message}");
        }
    }

    /// <summary>Changes the file, which need not be there, all or nothing. Others who change it at the same time wait.</summary>
    internal static async Task ChangeAsync(
        string path, Func<IReadOnlyList<ApiKey>, IReadOnlyList<ApiKey>> change, CancellationToken cancellationToken = default)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        FileStream alone = await LockAsync(full + ".lock", cancellationToken).ConfigureAwait(false);
        await using (alone.ConfigureAwait(false))
        {
            IReadOnlyList<ApiKey> keys = change(File.Exists(full) ? Read(path) : []);
            string partial = full + ".partial";
            File.Delete(partial);
            FileStream stream = new(partial, Options(FileMode.CreateNew));
            await using (stream.ConfigureAwait(false))
            {
                await JsonSerializer.SerializeAsync(stream, new Content(keys), ApiKeyJson.Default.Content, cancellationToken).ConfigureAwait(false);
                stream.WriteByte((byte)'\n');
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, full, overwrite: true);
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(20, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void Check(string path, ApiKey? key)
    {
        if (key is { Name.Length: > 0 } && Roles.All.Contains(key.Role, StringComparer.Ordinal)
            && key.Sha256 is { Length: HashDigits } && key.Sha256.All(char.IsAsciiHexDigit)) return;
        string roles = string.Join(", ", Roles.All);
        throw new BadInputException($"--api-keys is '{path}', in which the key of '{key?.Name}' lacks a name, a role ({roles}) or a SHA-256.");
    }

    internal sealed record Content(IReadOnlyList<ApiKey> Keys);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ApiKeyFile.Content))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;
