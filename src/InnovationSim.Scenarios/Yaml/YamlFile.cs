namespace InnovationSim.Scenarios.Yaml;

/// <summary>A file on disk to bytes, at most as many as a scenario may have.</summary>
internal static class YamlFile
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="ScenarioException">There is no such file, it is a directory, it cannot be read, or it is too large.</exception>
    internal static byte[] Read(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ScenarioException("(no name)", "No file is named.", "Give the path of a scenario file.");
        try
        {
            if (Directory.Exists(path))
                throw new ScenarioException(path, $"{path} is a directory.", "Name the scenario file in it, for example my-region.yaml.");
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ScenarioException(
                path, $"There is no file {path}.", $"Looked in {Folder(path)}. Check the spelling and the folder.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ScenarioException(
                path, $"The file {path} cannot be read: access is denied.", "Give yourself the right to read it.", error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw new ScenarioException(path, $"The file {path} cannot be read: {error.Message}", "Check the path and the disk.", error);
        }
    }

    // What is not a plain file (a pipe, a device) has no length to ask for: one byte more than allowed tells that it is too large.
    private static byte[] Read(string path, FileStream file)
    {
        if (file.CanSeek && file.Length > ScenarioLimits.MaxFileBytes)
            throw new ScenarioException(path, YamlText.TooLarge(file.Length), YamlText.TooLargeHint);
        byte[] buffer = new byte[ScenarioLimits.MaxFileBytes + 1];
        int read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return read <= ScenarioLimits.MaxFileBytes
            ? buffer[..read]
            : throw new ScenarioException(
                path, $"The file has more than the {Sizes.Of(ScenarioLimits.MaxFileBytes)} that a scenario may have.",
                YamlText.TooLargeHint);
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder ? folder : path;
}
