using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Service.Lives;

namespace InnovationSim.Cluster.Runs;

/// <summary>How far a life has come, put on the wire and taken off it again.</summary>
internal static class Progress
{
    internal static RunProgress ToWire(RunLifeStatus status) => new()
    {
        Year = status.Year,
        Phase = status.Phase,
        Percent = status.Percent,
        Remaining = status.Remaining,
        OrganisationYearsPerSecond = status.OrganisationYearsPerSecond,
        Organisations = status.Organisations,
        CheckpointYear = status.CheckpointYear,
        Digest = status.Digest,
    };

    internal static RunLifeStatus FromWire(RunProgress progress) => new()
    {
        Year = progress.Year,
        Phase = progress.Phase,
        Percent = progress.Percent,
        Remaining = progress.Remaining,
        OrganisationYearsPerSecond = progress.OrganisationYearsPerSecond,
        Organisations = progress.Organisations,
        CheckpointYear = progress.CheckpointYear,
        Digest = progress.Digest,
    };
}
