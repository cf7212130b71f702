using System.Text.RegularExpressions;
using InnovationSim.Tests.Shared;
using Shouldly;
using Xunit;

namespace InnovationSim.Architecture.Tests.Tidy;

/// <summary>Documents point at what is there.</summary>
public partial class DocumentTests
{
    [Fact]
    public void Links_within_the_repository_lead_somewhere() =>
        SourceFile.All.Where(file => file.Extension == ".md").SelectMany(BrokenLinks).ShouldBeEmpty();

    [Fact]
    public void Folder_trees_in_documents_name_folders_that_are_there() =>
        SourceFile.All.Where(file => file.Path is "README.md" or "docs/ARCHITECTURE.md").SelectMany(MissingFolders).ShouldBeEmpty();

    [Theory]
    [InlineData("src/\n  InnovationSim.Kernel/   the model\n    Phases/\ntests/\n", new string[0])]
    [InlineData("src/\n  InnovationSim.Nowhere/   nothing\n    Phases/\n", new[] { "src/InnovationSim.Nowhere", "src/InnovationSim.Nowhere/Phases" })]
    [InlineData("src/InnovationSim.Kernel/Phases/\nsrc/InnovationSim.Kernel/Nowhere/\n", new[] { "src/InnovationSim.Kernel/Nowhere" })]
    [InlineData("├── src/\n│   ├── InnovationSim.Kernel/\n│   └── Nowhere/\n└── tests/\n", new[] { "src/Nowhere" })]
    public void A_folder_that_is_not_there_is_found_wherever_it_stands_in_a_tree(string tree, string[] missing) =>
        FoldersOf(tree).Where(path => !Directory.Exists(Repository.PathOf(path))).ShouldBe(missing);

    private static IEnumerable<string> BrokenLinks(SourceFile file)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(file.Path))!;
        foreach (Match match in Link().Matches(CodeBlock().Replace(file.Text, "")))
        {
            string target = match.Groups["target"].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains(':', StringComparison.Ordinal)) continue;
            string from = target.StartsWith('/') ? Repository.Root : folder;
            if (!Path.Exists(Path.Combine(from, Uri.UnescapeDataString(target.TrimStart('/'))))) yield return $"{file.Path}: {target}";
        }
    }

    private static IEnumerable<string> MissingFolders(SourceFile file) =>
        from Match block in CodeBlock().Matches(file.Text)
        where block.Value.Contains("src/", StringComparison.Ordinal)
        from path in FoldersOf(block.Groups["text"].Value)
        where !Directory.Exists(Repository.PathOf(path))
        select $"{file.Path}: {path}";

    /// <summary>Folders of a tree drawn by indentation, with or without lines: words that end in a slash at the start of a line.</summary>
    private static List<string> FoldersOf(string tree)
    {
        var folders = new List<string>();
        var open = new Stack<(int Indent, string Path)>();
        foreach (string line in tree.Split('\n'))
        {
            Match match = TreeLine().Match(line);
            if (!match.Success) continue;
            int indent = match.Groups["indent"].Length;
            while (open.Count > 0 && open.Peek().Indent >= indent) open.Pop();
            // Several folders may share a line: "deploy/  charts/   …". Only the first can have folders below it.
            string[] names = [.. match.Groups["name"].Captures.Select(capture => capture.Value.TrimEnd('/'))];
            string parent = open.Count > 0 ? open.Peek().Path + "/" : "";
            folders.AddRange(names.Select(name => parent + name));
            open.Push((indent, parent + names[0]));
        }

        return folders;
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```[^\n]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^(?<indent>[\s│├└─]*)(?:(?<name>[\w.\-/]+/)(?:\s+|$))+")]
    private static partial Regex TreeLine();
}
