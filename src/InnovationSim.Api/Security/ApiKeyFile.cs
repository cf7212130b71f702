using System.Text.Json;
using System.Text.Json.Serialization;

namespace InnovationSim.Api.Security;

/// <summary>The file of API keys: JSON with names, roles and hashes, readable by its owner only.</summary>
/// <param name="path">Where it is.</param>
/// <param name="program">The program whose command makes it, for messages.</param>
public sealed class ApiKeyFile(string path, string program)
{
    private const long MostBytes = 1 << 20;
    private const int HashDigits = 64;

    /// <summary>Reads all keys.</summary>
    /// <exception cref="ApiKeysException">The file is not there or not as it should be.</exception>
    public IReadOnlyList<ApiKey> Read()
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new ApiKeysException($"--api-keys is '{path}', which is too long to be a file of keys.");
            Content content = JsonSerializer.Deserialize(File.ReadAllBytes(path), ApiKeyJson.Default.Content) ?? new Content([]);
            foreach (ApiKey key in content.Keys) Check(key);
            return content.Keys;
        }
        catch (FileNotFoundException)
        {
            throw new ApiKeysException($"--api-keys is '{path}', which is not there; '{program} keys add NAME --role operator --api-keys {path}' makes it.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new ApiKeysException($"--api-keys is '{path}', which is no file of keys: {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ApiKeysException($"--api-keys is '{path}', which cannot be read: {problem.Message}");
        }
    }

    /// <summary>Reads the keys of a host that needs one.</summary>
    /// <exception cref="ApiKeysException">The file cannot be read, or holds no key.</exception>
    public IReadOnlyList<ApiKey> ReadSome() => Read() is { Count: > 0 } keys
        ? keys
        : throw new ApiKeysException($"--api-keys is '{path}', which holds no key; '{program} keys add NAME --role operator --api-keys {path}' adds one.");

    /// <summary>Makes a key and adds it; the file need not be there.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The key itself, which is kept nowhere.</returns>
    /// <exception cref="ApiKeysException">The name has a key, or the file is not as it should be.</exception>
    public async Task<string> AddAsync(string name, string role, CancellationToken cancellationToken = default)
    {
        ApiKey added = ApiKey.Create(name, role, DateTimeOffset.UtcNow, out string secret);
        await ChangeAsync(
            keys => keys.Any(key => key.IsOf(name))
                ? throw new ApiKeysException($"NAME is '{name}', which has a key in '{path}' already; '{program} keys remove {name}' removes that one.")
                : [.. keys, added],
            cancellationToken).ConfigureAwait(false);
        return secret;
    }

    /// <summary>Removes a key.</summary>
    /// <exception cref="ApiKeysException">The name has none, or the file is not as it should be.</exception>
    public Task RemoveAsync(string name, CancellationToken cancellationToken = default) => ChangeAsync(
        keys => keys.Any(key => key.IsOf(name))
            ? [.. keys.Where(key => !key.IsOf(name))]
            : throw new ApiKeysException($"NAME is '{name}', which has no key in '{path}'."),
        cancellationToken);

    /// <summary>Changes the file, which need not be there, all or nothing. Others who change it at the same time wait.</summary>
    private async Task ChangeAsync(Func<IReadOnlyList<ApiKey>, IReadOnlyList<ApiKey>> change, CancellationToken cancellationToken)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        FileStream alone = await LockAsync(full + ".lock", cancellationToken).ConfigureAwait(false);
        await using (alone.ConfigureAwait(false))
        {
            IReadOnlyList<ApiKey> keys = change(File.Exists(full) ? Read() : []);
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

    private static async Task<FileStream> LockAsync(string lockFile, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(lockFile, Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (File.Exists(lockFile))
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

    private void Check(ApiKey? key)
    {
        if (key is { Name.Length: > 0 } && Roles.All.Contains(key.Role, StringComparer.Ordinal)
            && key.Sha256 is { Length: HashDigits } && key.Sha256.All(char.IsAsciiHexDigit)) return;
        string roles = string.Join(", ", Roles.All);
        throw new ApiKeysException($"--api-keys is '{path}', in which the key of '{key?.Name}' lacks a name, a role ({roles}) or a SHA-256.");
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
