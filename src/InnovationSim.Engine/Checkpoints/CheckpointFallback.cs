using System.Globalization;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>Takes a run up again from the newest checkpoint that is wholly right.</summary>
public static class CheckpointFallback
{
    /// <summary>Tries the checkpoints of a run, newest first, and restores the first that is wholly right.</summary>
    /// <param name="coordinator">A coordinator of the run; one whose restore has failed before will do.</param>
    /// <param name="store">Where the checkpoints are.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="notAfterYear">Checkpoints of later years are passed over; null takes any.</param>
    /// <param name="cancellationToken">Cancels; the coordinator must then be restored before it is used.</param>
    /// <returns>What was restored, and what was refused before it.</returns>
    /// <exception cref="CheckpointException">There is none, or none is right: the message gives the reason for each.</exception>
    public static async Task<RestoredCheckpoint> RestoreNewestAsync(
        this RunCoordinator coordinator, ICheckpointStore store, string run, int? notAfterYear = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        ArgumentNullException.ThrowIfNull(store);
        var refused = new List<StoredCheckpoint>();
        foreach (StoredCheckpoint stored in await store.ListAsync(run, cancellationToken).ConfigureAwait(false))
        {
            if (stored.Manifest is not { } manifest)
            {
                refused.Add(stored);
                continue;
            }

            if (manifest.Year > notAfterYear) continue;
            try
            {
                await coordinator.RestoreAsync(store, manifest, cancellationToken).ConfigureAwait(false);
                return new RestoredCheckpoint(stored.Name, manifest, refused);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Damaged, of another run, or on a part of the disk that cannot be read: the one before may be right.
                refused.Add(stored with { Problem = problem.Message });
            }
        }

        throw new CheckpointException(Nothing(run, notAfterYear, refused));
    }

    private static string Nothing(string run, int? notAfterYear, List<StoredCheckpoint> refused)
    {
        string until = notAfterYear is { } year ? string.Create(CultureInfo.InvariantCulture, $" up to year {year}") : "";
        return refused.Count == 0
            ? $"Run {run} has no checkpoint{until}."
            : $"No checkpoint of run {run}{until} can be used. {string.Join(' ', refused.Select(each => $"{each.Name}: {each.Problem}"))}";
    }
}

/// <summary>From what a run was taken up again.</summary>
/// <param name="Name">What the store calls the checkpoint.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Refused">Newer ones that could not be used, newest first, each with its <see cref="StoredCheckpoint.Problem"/>.</param>
public sealed record RestoredCheckpoint(string Name, CheckpointManifest Manifest, IReadOnlyList<StoredCheckpoint> Refused);
