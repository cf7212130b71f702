using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Replays;

/// <summary>
/// One replay of a run for the life of one organisation: from the newest checkpoint before the years wanted, of the run or of one that it branched
/// off from, or from its start. Each replayed year must have the digest of the run's.
/// </summary>
internal sealed class LifeReplay(IRunStorage storage, RunPlan plan, string run, AgentId who, ReplayOptions options)
{
    /// <summary>Replays.</summary>
    /// <param name="fromYear">First year wanted.</param>
    /// <param name="toYear">Last year wanted.</param>
    /// <param name="digests">Digests of the run's years, among them all of those that are replayed.</param>
    /// <param name="cancellationToken">Ends it at the end of a step.</param>
    internal async Task<OrganisationLife> RunAsync(
        int fromYear, int toYear, IReadOnlyDictionary<int, string> digests, CancellationToken cancellationToken)
    {
        List<(string Run, CheckpointManifest Manifest)> there = await CheckpointsAsync(fromYear - 1, toYear, cancellationToken).ConfigureAwait(false);
        foreach ((string owner, CheckpointManifest manifest) in there)
        {
            CheckSize(manifest.Year, manifest.Organisations, fromYear, toYear);
            var probe = new LifeProbe(plan.World, who, fromYear);
            var fleet = new InProcessFleet(plan.World, plan.Spec.Seed, options.Threads, probe);
            await using (fleet.ConfigureAwait(false))
            {
                var coordinator = new RunCoordinator(plan.Spec, fleet);
                try
                {
                    await coordinator.RestoreAsync(storage.CheckpointsOf(owner), manifest, cancellationToken).ConfigureAwait(false);
                }
                catch (CheckpointException)
                {
                    // Damaged, or gone since a newer one was committed: an older one will do, or the start.
                    continue;
                }

                long before = coordinator.OrganisationYears;
                await YearsAsync(coordinator, probe, toYear, digests, cancellationToken).ConfigureAwait(false);
                return LifeOf(probe, fromYear, toYear, manifest.Year, coordinator.OrganisationYears - before);
            }
        }

        return await FromStartAsync(fromYear, toYear, digests, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrganisationLife> FromStartAsync(
        int fromYear, int toYear, IReadOnlyDictionary<int, string> digests, CancellationToken cancellationToken)
    {
        CheckSize(-1, OrganisationsAtStart(), fromYear, toYear);
        var probe = new LifeProbe(plan.World, who, fromYear);
        var fleet = new InProcessFleet(plan.World, plan.Spec.Seed, options.Threads, probe);
        await using (fleet.ConfigureAwait(false))
        {
            var coordinator = new RunCoordinator(plan.Spec, fleet);
            Agree(await coordinator.BeginAsync(cancellationToken).ConfigureAwait(false), digests);
            await YearsAsync(coordinator, probe, toYear, digests, cancellationToken).ConfigureAwait(false);
            return LifeOf(probe, fromYear, toYear, replayedFrom: -1, coordinator.OrganisationYears);
        }
    }

    private async Task YearsAsync(
        RunCoordinator coordinator, LifeProbe probe, int toYear, IReadOnlyDictionary<int, string> digests, CancellationToken cancellationToken)
    {
        while (coordinator.YearsDone < toYear && !probe.IsOver) Agree(await coordinator.RunYearAsync(cancellationToken).ConfigureAwait(false), digests);
    }

    private void Agree(YearRecord year, IReadOnlyDictionary<int, string> digests)
    {
        if (digests.TryGetValue(year.Year, out string? digest) && string.Equals(digest, year.Digest.ToString(), StringComparison.Ordinal)) return;
        throw new StateConflictException(
            $"Year {year.Year} of run {run} has digest {digest ?? "(none)"}, its replay {year.Digest}: this program does not give the bits of the run, so no life "
            + "is shown. Was the run made by another build of the same version?");
    }

    private OrganisationLife LifeOf(LifeProbe probe, int fromYear, int toYear, int replayedFrom, long organisationYears)
    {
        string id = Reading.OrganisationRows.IdOf(plan.World, who);
        if (probe.Years.Count == 0 && probe.Events.Count == 0)
            throw new NotFoundException($"No organisation '{id}' lived in run {run} from year {fromYear} to year {toYear}.");
        return new OrganisationLife
        {
            Id = id,
            FromYear = fromYear,
            ToYear = toYear,
            Years = probe.Years,
            Events = probe.Events,
            ReplayedFrom = replayedFrom,
            ReplayedOrganisationYears = organisationYears,
        };
    }

    /// <summary>Checkpoints up to a year, newest first: those of the run, then those of the runs that it branched off from, of the years it shares.</summary>
    private async Task<List<(string Run, CheckpointManifest Manifest)>> CheckpointsAsync(int notAfter, int toYear, CancellationToken cancellationToken)
    {
        var found = new List<(string, CheckpointManifest)>();
        int shared = int.MaxValue;
        for (string? owner = run; owner is not null;)
        {
            foreach (StoredCheckpoint stored in await storage.CheckpointsOf(owner).ListAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (stored.Manifest is not { } manifest || manifest.Year > shared) continue;
                CheckExists(manifest, toYear);
                if (manifest.Year <= notAfter) found.Add((owner, manifest));
            }

            RunInput? input = await storage.Catalog.InputAsync(owner, cancellationToken).ConfigureAwait(false);
            owner = input?.Parent?.Run;
            shared = Math.Min(shared, input?.Parent?.AtYear ?? shared);
        }

        return [.. found.OrderByDescending(each => each.Item2.Year)];
    }

    /// <summary>A checkpoint knows all serials given so far: one beyond them needs no replay to be known for none.</summary>
    private void CheckExists(CheckpointManifest manifest, int toYear)
    {
        int cell = ((int)who.Kind * plan.World.Cities.Length) + who.City;
        if (manifest.Year < toYear || cell >= manifest.Agents.Count || who.Serial < manifest.Agents[cell]) return;
        string id = Reading.OrganisationRows.IdOf(plan.World, who);
        throw new NotFoundException($"No organisation '{id}' lived in run {run} up to year {toYear}: its city has had {manifest.Agents[cell]} of its kind.");
    }

    private long OrganisationsAtStart()
    {
        Partition start = plan.Spec.FirstPartition();
        long all = 0;
        foreach (AgentKind kind in AgentKinds.All)
        {
            for (int city = 0; kind != AgentKind.TalentPool && city < start.Cities; city++) all += start.Agents(kind, city);
        }

        return all;
    }

    private void CheckSize(int startYear, long organisations, int fromYear, int toYear)
    {
        long size = organisations * (toYear - Math.Max(0, startYear));
        if (size <= options.MostOrganisationYears) return;
        string from = startYear < 0 ? "its start" : string.Create(CultureInfo.InvariantCulture, $"its checkpoint of year {startYear}");
        string allowed = string.Create(
            CultureInfo.InvariantCulture,
            $"years that take a replay of at most {options.MostOrganisationYears:N0} organisation-years; run {run} would have to be replayed from {from} to year {toYear}, "
            + $"about {size:N0}. Ask for fewer years, or for years after its last checkpoints");
        var check = new RequestCheck();
        check.Add("fromYear", fromYear, allowed);
        check.ThrowIfAny();
    }
}
