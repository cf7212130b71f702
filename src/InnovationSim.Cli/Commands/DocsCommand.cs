using System.CommandLine;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios.Documentation;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim docs</c>: fills in the tables of the model's description, or says which are stale.</summary>
internal static class DocsCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "Markdown file with sections to fill in [default: docs/ODD.md]",
            DefaultValueFactory = _ => "docs/ODD.md",
        };
        var check = new Option<bool>("--check") { Description = "Change nothing; exit code 1 and the names of the sections if any is stale" };
        var command = new Command(
            "docs",
            $"Fills in the sections of a document that the program knows best: {string.Join(", ", GeneratedSections.Names)}. A section stands between the lines '<!-- generated: NAME -->' and '<!-- end of generated -->'.")
        {
            file, check,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(check)));
        return command.WithExamples("innosim docs", "innosim docs docs/ODD.md --check");
    }

    private static int Run(string file, bool check)
    {
        if (!File.Exists(file)) throw new BadInputException($"There is no file '{file}'; name the document to fill in, or go to the root of the repository.");
        string text = File.ReadAllText(file);
        IReadOnlyList<string> stale = Reading(() => GeneratedSections.Stale(text), file);
        if (stale.Count == 0)
        {
            Messages.Note($"{file} is up to date.");
            return ExitCodes.Done;
        }

        if (check) throw new FailedException($"{file} is stale in {string.Join(", ", stale)}.", $"'innosim docs {file}' fills it in.");
        WholeFile.Write(file, GeneratedSections.Fill(text));
        Messages.Note($"{file}: filled in {string.Join(", ", stale)}.");
        return ExitCodes.Done;
    }

    private static T Reading<T>(Func<T> read, string file)
    {
        try
        {
            return read();
        }
        catch (FormatException bad)
        {
            throw new BadInputException($"{file}: {bad.Message}");
        }
    }
}
