using System.CommandLine;
using InnovationSim.Cli.Runs;

namespace InnovationSim.Cli.Commands;

/// <summary>The options that say how to run and cannot change a result.</summary>
internal sealed class RunOptionInputs
{
    private readonly Option<string[]> _shardSizes = Inputs.ShardSizes();
    private readonly Option<int> _threads = Inputs.Threads();
    private readonly Option<OutputFormat> _format = OutputFormats.Option();
    private readonly Option<bool> _noProgress = Inputs.NoProgress();

    /// <summary>How large shards are.</summary>
    internal Option ShardSizes => _shardSizes;

    /// <summary>Those that a service decides for itself.</summary>
    internal IReadOnlyList<Option> OfThisProcess => [_threads];

    internal void AddTo(Command command)
    {
        command.Options.Add(_shardSizes);
        command.Options.Add(_threads);
        command.Options.Add(_format);
        command.Options.Add(_noProgress);
    }

    internal RunOptions Read(ParseResult parsed) => new()
    {
        ShardSizes = Inputs.ReadShardSizes(parsed.GetValue(_shardSizes) ?? []),
        Threads = parsed.GetValue(_threads),
        Format = parsed.GetValue(_format),
        Progress = !parsed.GetValue(_noProgress),
    };
}
