using System.Globalization;

namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>The key of a host grain: one for each silo that holds shards in a life of a run.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Epoch">How often the run has been taken up again.</param>
/// <param name="Silo">The silo's address with its generation.</param>
public readonly record struct HostKey(string Run, long Epoch, string Silo)
{
    /// <summary>Reads a key.</summary>
    /// <exception cref="FormatException">The text is no key of a host.</exception>
    public static HostKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/', 3);
        return parts.Length == 3 && parts[0].Length > 0 && parts[2].Length > 0
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long epoch)
            ? new HostKey(parts[0], epoch, parts[2])
            : throw new FormatException($"A host's key is RUN/EPOCH/SILO; '{text}' is not.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}/{Epoch}/{Silo}");
}
