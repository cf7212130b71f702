using System.Globalization;
using InnovationSim.Kernel;

namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>The key of a shard grain; its kind is the grain's type.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Epoch">How often the run has been taken up again.</param>
/// <param name="City">The city's index.</param>
/// <param name="Index">Which range of serials.</param>
public readonly record struct ShardKey(string Run, long Epoch, int City, int Index)
{
    /// <summary>The key of a shard in a life of a run.</summary>
    public static ShardKey Of(string run, long epoch, ShardId shard) => new(run, epoch, shard.City, shard.Index);

    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">The text is no key of a shard.</exception>
    public static ShardKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        return parts.Length == 4 && parts[0].Length > 0
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long epoch)
            && ushort.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out ushort city)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new ShardKey(parts[0], epoch, city, index)
            : throw new FormatException($"A shard's key is RUN/EPOCH/CITY/INDEX; '{text}' is not.");
    }

    /// <summary>The shard of a kind.</summary>
    public ShardId Shard(AgentKind kind) => new(kind, (ushort)City, Index);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}/{Epoch}/{City}/{Index}");
}
