using System.Collections.Concurrent;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Fleet;

/// <content>Saving and restoring.</content>
public sealed partial class ShardGroup
{
    // Kept from one save to the next: what they hold is not touched again, and what they would leave is not collected for a while.
    private readonly ConcurrentBag<PartWriter> _writers = [];

    /// <summary>Writes the state of every shard here as a part of a checkpoint; at the end of a year.</summary>
    /// <returns>The parts in the order of kind, city and serial.</returns>
    /// <exception cref="InvalidOperationException">Messages are on their way.</exception>
    public async ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default)
    {
        if (_read.Any(mail => mail.Runs.Count > 0)) throw new InvalidOperationException("Messages are on their way: a fleet is saved at the end of a year.");
        Shard[] shards = [.. _shards.OfType<Shard>()];
        var entries = new CheckpointPartEntry[shards.Length];
        await Parallel.ForAsync(0, shards.Length, Bounded(cancellationToken), async (number, token) =>
        {
            if (!_writers.TryTake(out PartWriter? writer)) writer = new PartWriter();
            entries[number] = await SaveAsync(shards[number], writer, command, token).ConfigureAwait(false);
            _writers.Add(writer);
        }).ConfigureAwait(false);
        return entries;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_writers.TryTake(out PartWriter? writer)) writer.Dispose();
    }

    /// <summary>Puts all shards that live here where a checkpoint left them; whatever the group held is forgotten.</summary>
    /// <returns>Σ of the digests of the shards here.</returns>
    /// <exception cref="CheckpointException">A part is missing, damaged or does not fit.</exception>
    public async ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default)
    {
        Forget();
        Partition partition = command.Partition;
        var shards = new Shard?[partition.ShardCount];
        for (int number = 0; number < shards.Length; number++)
        {
            ShardId id = partition.Shard(number);
            // A shard that may be given up is made when a part turns out to hold agents of it.
            if (Owns(id) && !MayRetire(id, partition)) shards[number] = Kernel.Agents.Shard.Create(id, _world, partition.ShardSize(id.Kind), _memory);
        }

        // Parts of one kind and city are loaded one after the other in the order of their serials, others beside them.
        IGrouping<(AgentKind, int), CheckpointPartEntry>[] groups =
        [
            .. command.Manifest.Parts.Where(part => part.Kind is not null && Concerns(part, partition)).GroupBy(part => (part.Kind!.Value, part.City))
                .OrderByDescending(group => group.Sum(part => (long)part.Bytes)),
        ];
        await Parallel.ForEachAsync(groups, Bounded(cancellationToken), async (group, token) =>
        {
            foreach (CheckpointPartEntry part in group.OrderBy(part => part.FirstSerial))
                await LoadAsync(part, shards, command, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        _shards = shards;
        _reports = new ShardReport?[shards.Length];
        _partition = partition;
        Digest digest = default;
        foreach (Shard? shard in shards) digest += shard?.DigestOfState() ?? default;
        Retire(partition);
        return digest;
    }

    /// <summary>Whether a part holds serials of shards that live here.</summary>
    private bool Concerns(CheckpointPartEntry part, Partition partition)
    {
        if (_owns is null) return true;
        AgentKind kind = part.Kind!.Value;
        for (int index = partition.IndexOf(kind, part.FirstSerial); index <= partition.IndexOf(kind, part.EndSerial - 1); index++)
            if (_owns(new ShardId(kind, (ushort)part.City, index))) return true;
        return false;
    }

    private static async Task<CheckpointPartEntry> SaveAsync(Shard shard, PartWriter writer, SaveCommand command, CancellationToken cancellationToken)
    {
        ShardId id = shard.Id;
        string name = CheckpointPartEntry.NameOf(id);
        writer.Start(command.Header with { Shard = id.Packed });
        shard.Save(writer);
        ReadOnlyMemory<byte> part = writer.Finish(out string sha256);
        await command.Store.WriteAsync(command.Key, name, part, cancellationToken).ConfigureAwait(false);
        (int first, int end) = command.Partition.Serials(id);
        return new CheckpointPartEntry
        {
            Name = name, Kind = id.Kind, City = id.City, FirstSerial = first, EndSerial = end, Bytes = part.Length, Sha256 = sha256,
        };
    }

    /// <summary>Leaves nothing of what the fleet has run: a step that failed may have left letters in outboxes and sums half done.</summary>
    private void Forget()
    {
        foreach (SentMail mail in _read.Concat(_written)) mail.Recycle();
        _mail.Clear(0);
        _shards = [];
        _reports = [];
        _partition = null;
        for (int worker = 0; worker < _workers.Length; worker++) _workers[worker] = NewWorker();
    }

    private async Task LoadAsync(CheckpointPartEntry part, Shard?[] shards, RestoreCommand command, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = await command.Store.ReadAsync(command.Manifest.Key, part.Name, cancellationToken).ConfigureAwait(false);
        var reader = new PartReader(part, bytes.Span, command.Header with { Shard = part.Shard().Packed });
        AgentKind kind = part.Kind!.Value;
        Partition partition = command.Partition;
        if (part.EndSerial > partition.Agents(kind, part.City))
            throw new CheckpointException($"Part {part.Name} holds serials up to {part.EndSerial - 1}; the checkpoint knows {partition.Agents(kind, part.City)}.");
        try
        {
            for (int serial = part.FirstSerial; serial < part.EndSerial;)
            {
                ShardId id = partition.ShardOf(kind, part.City, serial);
                (int first, int end) = partition.Serials(id);
                serial = end;
                if (!Owns(id)) continue;
                ref Shard? shard = ref shards[partition.Number(id)];
                shard ??= Kernel.Agents.Shard.Create(id, _world, partition.ShardSize(kind), _memory);
                shard.Load(reader, Math.Max(first, part.FirstSerial), Math.Min(end, part.EndSerial));
            }
        }
        catch (StateMisfitException misfit)
        {
            throw new CheckpointException($"Part {part.Name} does not fit this region: {misfit.Message}", misfit);
        }
    }

    private ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = _workers.Length, CancellationToken = cancellationToken };
}
