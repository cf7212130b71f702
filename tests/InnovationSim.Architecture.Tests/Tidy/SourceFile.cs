using InnovationSim.Tests.Shared;

namespace InnovationSim.Architecture.Tests.Tidy;

/// <summary>A text file of the repository that people write.</summary>
internal sealed class SourceFile
{
    private static readonly string[] Kinds =
        [".cs", ".csproj", ".css", ".json", ".md", ".props", ".razor", ".sh", ".slnf", ".targets", ".txt", ".yaml", ".yml"];

    private static readonly string[] Made = ["bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "artifacts", "results"];

    private SourceFile(string path)
    {
        Path = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        Text = File.ReadAllText(path);
        Lines = Text.Split('\n');
    }

    internal static IReadOnlyList<SourceFile> All { get; } =
        [.. Find(new DirectoryInfo(Repository.Root)).OrderBy(path => path, StringComparer.Ordinal).Select(path => new SourceFile(path))];

    /// <summary>From the root of the repository, with forward slashes.</summary>
    internal string Path { get; }

    internal string Text { get; }

    internal string[] Lines { get; }

    internal string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>How many lines it has.</summary>
    internal int Length => Lines.Length - (Text.EndsWith('\n') ? 1 : 0);

    /// <summary>Places of the lines that are so, as path:line.</summary>
    internal IEnumerable<string> Where(Func<string, bool> isSo) =>
        Enumerable.Range(0, Lines.Length).Where(line => isSo(Lines[line])).Select(line => $"{Path}:{line + 1}");

    private static IEnumerable<string> Find(DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
        {
            if (Kinds.Contains(file.Extension)) yield return file.FullName;
        }

        foreach (DirectoryInfo inner in folder.EnumerateDirectories())
        {
            if (Made.Contains(inner.Name) || inner.Name is ".git" or ".vs" or ".idea" or ".vscode") continue;
            foreach (string file in Find(inner)) yield return file;
        }
    }
}
