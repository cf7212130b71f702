using InnovationSim.Contracts;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Reading;

/// <summary>
/// Organisations of a run, read from its newest checkpoint that is right: never from shards that work, so nobody waits for a step.
/// </summary>
public static class OrganisationReader
{
    // Checkpoints may be replaced while we read; each time there is a newer one.
    private const int Tries = 5;

    /// <summary>Living organisations of a kind and city, by serial.</summary>
    /// <exception cref="InvalidRequestException">There is no such kind or city, or the limit cannot be.</exception>
    /// <exception cref="StateConflictException">The run has no checkpoint yet.</exception>
    public static async Task<OrganisationPage> ListAsync(
        IRunStorage storage, string run, RunPlan plan, OrganisationQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(query);
        var check = new RequestCheck();
        check.Range("limit", query.Limit, 1, OrganisationQuery.MostOrganisations);
        check.Range("fromSerial", query.FromSerial, 0, int.MaxValue);
        OrganisationOrder? order = OrganisationOrder.Of(query, check);
        (AgentKind kind, int city) = OrganisationIds.Place(query.Kind, query.City, plan.World, check);
        check.ThrowIfAny();
        if (order is not null)
        {
            (int asOf, List<Organisation> all) = await ReadAsync(storage, run, plan, kind, city, query.FromSerial, int.MaxValue, cancellationToken)
                .ConfigureAwait(false);
            return order.PageOf(asOf, all, query.Skip, query.Limit);
        }

        (int year, List<Organisation> found) = await ReadAsync(storage, run, plan, kind, city, query.FromSerial, query.Limit + 1, cancellationToken)
            .ConfigureAwait(false);
        bool more = found.Count > query.Limit;
        return new OrganisationPage
        {
            AsOfYear = year,
            Organisations = more ? found[..^1] : found,
            NextSerial = more ? found[^1].Serial : null,
        };
    }

    /// <summary>One organisation; null if none of that id lives.</summary>
    /// <exception cref="InvalidRequestException">The id is none.</exception>
    /// <exception cref="StateConflictException">The run has no checkpoint yet.</exception>
    public static async Task<OrganisationView?> FindAsync(
        IRunStorage storage, string run, RunPlan plan, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (AgentKind kind, int city, int serial) = OrganisationIds.Parse(id, plan.World);
        (int year, List<Organisation> found) = await ReadAsync(storage, run, plan, kind, city, serial, 1, cancellationToken).ConfigureAwait(false);
        return found.Count == 1 && found[0].Serial == serial ? new OrganisationView(year, found[0]) : null;
    }

    private static async Task<(int Year, List<Organisation> Found)> ReadAsync(
        IRunStorage storage, string run, RunPlan plan, AgentKind kind, int city, int fromSerial, int atMost, CancellationToken cancellationToken)
    {
        ICheckpointStore store = storage.CheckpointsOf(run);
        CheckpointException? problem = null;
        for (int tries = 0; tries < Tries; tries++)
        {
            IReadOnlyList<StoredCheckpoint> stored = await store.ListAsync(run, cancellationToken).ConfigureAwait(false);
            CheckpointManifest[] manifests = [.. stored.Select(each => each.Manifest).OfType<CheckpointManifest>()];
            if (manifests.Length == 0 && problem is null)
                throw new StateConflictException($"Run {run} has no checkpoint yet; organisations can be read once it has.");
            foreach (CheckpointManifest manifest in manifests)
            {
                try
                {
                    return (manifest.Year, await ReadAsync(store, manifest, plan, kind, city, fromSerial, atMost, cancellationToken).ConfigureAwait(false));
                }
                catch (CheckpointException damaged)
                {
                    // Damaged, or gone since a newer one was committed.
                    problem = damaged;
                }
            }
        }

        throw new ServiceUnavailableException($"No checkpoint of run {run} can be read: {problem?.Message}", problem);
    }

    private static async Task<List<Organisation>> ReadAsync(
        ICheckpointStore store,
        CheckpointManifest manifest,
        RunPlan plan,
        AgentKind kind,
        int city,
        int fromSerial,
        int atMost,
        CancellationToken cancellationToken)
    {
        var header = new PartHeader(ModelVersion.Current, plan.Spec.InputHash, plan.Spec.Seed, manifest.Year, manifest.Epoch, Shard: 0);
        var found = new List<Organisation>();
        foreach (CheckpointPartEntry part in manifest.Parts.Where(part => part.Kind == kind && part.City == city).OrderBy(part => part.FirstSerial))
        {
            if (part.EndSerial <= fromSerial) continue;
            if (found.Count == atMost) break;
            ReadOnlyMemory<byte> bytes = await store.ReadAsync(manifest.Key, part.Name, cancellationToken).ConfigureAwait(false);
            var reader = new PartReader(part, bytes.Span, header with { Shard = part.Shard().Packed });
            Shard shard = Load(part, reader, plan.World, Math.Max(fromSerial, part.FirstSerial));
            found.AddRange(OrganisationRows.Of(shard, plan.World).Take(atMost - found.Count));
        }

        return found;
    }

    private static Shard Load(CheckpointPartEntry part, PartReader reader, World world, int fromSerial)
    {
        // A shard of its own that holds just this part: where its serials would live in the run does not matter for reading.
        var shard = Shard.Create(new ShardId(part.Kind!.Value, (ushort)part.City, 0), world, part.EndSerial - part.FirstSerial, new ColumnMemory());
        try
        {
            shard.Load(reader, fromSerial, part.EndSerial);
            return shard;
        }
        catch (StateMisfitException misfit)
        {
            throw new CheckpointException($"Part {part.Name} does not fit this region: {misfit.Message}", misfit);
        }
    }
}
