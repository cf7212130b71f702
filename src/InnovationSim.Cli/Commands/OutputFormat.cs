using System.CommandLine;

namespace InnovationSim.Cli.Commands;

/// <summary>How a command answers.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object as the last line of standard output.</summary>
    Json,
}

/// <summary>The option for it.</summary>
internal static class OutputFormats
{
    internal static Option<OutputFormat> Option() => new("--format")
    {
        Description = "text for people, json for programs: one JSON object on standard output",
        HelpName = "text|json",
        DefaultValueFactory = _ => OutputFormat.Text,
        CustomParser = result =>
        {
            switch (result.Tokens.Count == 1 ? result.Tokens[0].Value : "")
            {
                case "text":
                    return OutputFormat.Text;
                case "json":
                    return OutputFormat.Json;
                default:
                    result.AddError($"--format is '{(result.Tokens.Count == 1 ? result.Tokens[0].Value : "")}'; it takes text or json.");
                    return default;
            }
        },
    };
}
