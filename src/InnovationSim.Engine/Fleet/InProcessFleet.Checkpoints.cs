using System.Collections.Concurrent;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Engine.Fleet;

/// <content>Saving and restoring.</content>
public sealed partial class InProcessFleet
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default)
    {
        Shard[] shards = [.. _shards.OfType<Shard>()];
        var entries = new CheckpointPartEntry[shards.Length];
        var writers = new ConcurrentBag<PartWriter>();
        await Parallel.ForAsync(0, shards.Length, Bounded(cancellationToken), async (number, token) =>
        {
            if (!writers.TryTake(out PartWriter? writer)) writer = new PartWriter(command.Store.WantsCompressed);
            ShardId id = shards[number].Id;
            string name = CheckpointPartEntry.NameOf(id);
            writer.Start(command.Header with { Shard = id.Packed });
            shards[number].Save(writer);
            ReadOnlyMemory<byte> part = writer.Finish(out string sha256);
            await command.Store.WriteAsync(command.Key, name, part, token).ConfigureAwait(false);
            (int first, int end) = command.Partition.Serials(id);
            entries[number] = new CheckpointPartEntry
            {
                Name = name, Kind = id.Kind, City = id.City, FirstSerial = first, EndSerial = end, Bytes = part.Length, Sha256 = sha256,
            };
            writers.Add(writer);
        }).ConfigureAwait(false);
        foreach (PartWriter writer in writers) writer.Dispose();
        return entries;
    }

    /// <inheritdoc/>
    public async ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default)
    {
        foreach (SentMail mail in _read.Concat(_written)) mail.Recycle();
        _mail.Clear(command.Partition.ShardCount);
        var shards = new Shard[command.Partition.ShardCount];
        for (int number = 0; number < shards.Length; number++)
        {
            ShardId id = command.Partition.Shard(number);
            shards[number] = Shard.Create(id, _world, command.Partition.ShardSize(id.Kind), _memory);
        }

        // Parts of one kind and city are loaded one after the other in the order of their serials, others beside them.
        IGrouping<(AgentKind, int), CheckpointPartEntry>[] groups =
            [.. command.Manifest.Parts.Where(part => part.Kind is not null).GroupBy(part => (part.Kind!.Value, part.City)).OrderByDescending(group => group.Sum(part => (long)part.Bytes))];
        await Parallel.ForEachAsync(groups, Bounded(cancellationToken), async (group, token) =>
        {
            foreach (CheckpointPartEntry part in group.OrderBy(part => part.FirstSerial))
                await LoadAsync(part, shards, command, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        _shards = shards;
        _reports = new Kernel.Phases.ShardReport?[shards.Length];
        _partition = command.Partition;
        Digest digest = default;
        foreach (Shard shard in shards) digest += shard.DigestOfState();
        Retire(command.Partition);
        return digest;
    }

    private static async Task LoadAsync(CheckpointPartEntry part, Shard[] shards, RestoreCommand command, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await command.Store.ReadAsync(command.Manifest.Key, part.Name, cancellationToken).ConfigureAwait(false);
        AgentKind kind = part.Kind!.Value;
        ulong packed = PackedOf(part);
        var reader = new PartReader(part.Name, bytes.Span, command.Header with { Shard = packed });
        Partition partition = command.Partition;
        for (int serial = part.FirstSerial; serial < part.EndSerial;)
        {
            ShardId id = partition.ShardOf(kind, part.City, serial);
            int number = partition.Number(id);
            if (number < 0) throw new CheckpointException($"Part {part.Name} holds serials up to {part.EndSerial}; the checkpoint knows no more than {partition.Agents(kind, part.City)}.");
            (int first, int end) = partition.Serials(id);
            try
            {
                shards[number].Load(reader, Math.Max(first, part.FirstSerial), Math.Min(end, part.EndSerial));
            }
            catch (InvalidDataException misfit)
            {
                throw new CheckpointException($"Part {part.Name} does not fit this region: {misfit.Message}", misfit);
            }

            serial = end;
        }
    }

    /// <summary>A part names the shard that wrote it; its index is in the name's last place.</summary>
    private static ulong PackedOf(CheckpointPartEntry part)
    {
        int dash = part.Name.LastIndexOf('-');
        return dash > 0 && int.TryParse(part.Name.AsSpan(dash + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index)
            ? new ShardId(part.Kind!.Value, (ushort)part.City, index).Packed
            : throw new CheckpointException($"'{part.Name}' is no name of a part.");
    }

    private ParallelOptions Bounded(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
}
