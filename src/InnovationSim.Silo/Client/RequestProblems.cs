using InnovationSim.Contracts;

namespace InnovationSim.Silo.Client;

/// <summary>Problems of a request in the words of the command line: <c>checkpointEvery</c> is what was typed as <c>--checkpoint-every</c>.</summary>
internal static class RequestProblems
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["scenario"] = "SCENARIO",
        ["scenarioYaml"] = "SCENARIO",
        ["id"] = "ID",
        ["sets"] = "--set",
        ["shardSizes"] = "--shard-size",
        ["idempotencyKey"] = "--key",
        ["states"] = "--state",
    };

    /// <summary>The problem as a sentence that begins with the option at fault.</summary>
    internal static string Text(RequestProblem problem)
    {
        if (!problem.Message.StartsWith(problem.Field, StringComparison.Ordinal)) return problem.Message;
        string field = string.Concat(problem.Field.TakeWhile(char.IsAsciiLetter));
        string rest = problem.Field[field.Length..];
        // "sets.entry-rate" was typed as "--set entry-rate=…".
        if (rest.StartsWith('.')) rest = " " + rest[1..];
        return OptionOf(field) + rest + problem.Message[problem.Field.Length..];
    }

    private static string OptionOf(string field) =>
        OtherNames.GetValueOrDefault(field)
            ?? "--" + string.Concat(field.Select(letter => char.IsAsciiLetterUpper(letter) ? "-" + char.ToLowerInvariant(letter) : $"{letter}"));
}
