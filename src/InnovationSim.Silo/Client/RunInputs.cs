using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;

namespace InnovationSim.Silo.Client;

/// <summary>What is to be run, as the command line says it. What it leaves out is as <see cref="RunRequest"/> has it.</summary>
internal sealed class RunInputs
{
    private static readonly RunRequest Usual = new();

    private readonly Argument<string> _scenario = new("SCENARIO")
    {
        Description = $"A built-in scenario ({string.Join(", ", ScenarioLibrary.Names)}) or the path of a scenario file",
    };

    private readonly Option<int?> _years = Inputs.WholeNumber("--years", $"Years to simulate [default: {Usual.Years}]");

    private readonly Option<ulong?> _seed = Inputs.Number<ulong>(
        "--seed", $"Seed of all randomness; the same seed gives the same bits [default: {Usual.Seed}]", "n", $"a whole number from 0 to {ulong.MaxValue:N0}");

    private readonly Option<double?> _scale = Inputs.Number<double>(
        "--scale", $"Share of people and firms that are simulated; 1 is the region one to one [default: {Usual.Scale}]", "share", "a number, for example 0.05");

    private readonly Option<string[]> _sets = Inputs.Sets();

    private readonly Option<string[]> _policies = PolicyInputs.Option();

    private readonly Option<int?> _every = Inputs.WholeNumber(
        "--checkpoint-every", $"Years between two checkpoints, 0 for one at the end only [default: {Usual.CheckpointEvery}]");

    private readonly Option<string[]> _sizes = new("--shard-size")
    {
        Description = "Most agents in a shard of a kind; changes speed, never results [default: by the region's size]",
        HelpName = "kind=n",
    };

    private readonly Option<string?> _label = Inputs.Label();

    /// <summary>Argument and options.</summary>
    internal IReadOnlyList<Symbol> Symbols => [_scenario, _years, _seed, _scale, _sets, _policies, _every, _sizes, _label];

    /// <summary>The request.</summary>
    /// <exception cref="BadInputException">A pair cannot be read.</exception>
    /// <exception cref="ScenarioException">The scenario is neither built in nor a file, or what is wrong with the file.</exception>
    internal RunRequest Read(ParseResult parsed)
    {
        string scenario = parsed.GetRequiredValue(_scenario);
        bool builtIn = ScenarioLibrary.Names.Contains(scenario, StringComparer.Ordinal);
        string? yaml = null;
        // Read here as well as there: only here problems can be named with the file's path.
        if (!builtIn) ScenarioLibrary.Load(scenario, out yaml);
        return new RunRequest
        {
            Scenario = builtIn ? scenario : null,
            ScenarioYaml = yaml,
            Years = parsed.GetValue(_years) ?? Usual.Years,
            Seed = parsed.GetValue(_seed) ?? Usual.Seed,
            Scale = parsed.GetValue(_scale) ?? Usual.Scale,
            Sets = Inputs.ReadSets(parsed.GetValue(_sets)),
            Policies = PolicyInputs.Read(parsed.GetValue(_policies)),
            CheckpointEvery = parsed.GetValue(_every) ?? Usual.CheckpointEvery,
            ShardSizes = Inputs.ReadShardSizes(parsed.GetValue(_sizes)),
            Label = parsed.GetValue(_label),
        };
    }
}
