using System.Collections.Concurrent;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>
/// Two silos on a network that repeats: every step is asked for twice, and every parcel comes twice at once, and once more after its messages were read.
/// </summary>
public sealed class EchoingSilos() : ClusterOfSilos(2)
{
    /// <summary>What was repeated.</summary>
    public Echo Echoes { get; } = new();

    protected override void Configure(ISiloBuilder silo)
    {
        silo.AddIncomingGrainCallFilter(Echoes);
    }

    /// <summary>Makes calls again that came in.</summary>
    public sealed class Echo : IIncomingGrainCallFilter
    {
        private readonly ConcurrentDictionary<string, ConcurrentQueue<MailParcel>> _parcels = new(StringComparer.Ordinal);
        private int _steps;
        private int _late;

        /// <summary>Steps that were asked for twice and answered with the same result.</summary>
        public int Steps => _steps;

        /// <summary>Parcels that came once more when they had been read.</summary>
        public int Late => _late;

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            await context.Invoke();
            if (context.Grain is not ShardHostGrain host) return;
            switch (context.InterfaceMethod.Name)
            {
                case nameof(IShardHostGrain.StepAsync):
                    var step = (HostStep)context.Request.GetArgument(0)!;
                    if (ReferenceEquals(await host.StepAsync(step), context.Result)) Interlocked.Increment(ref _steps);
                    break;
                case nameof(IShardHostGrain.DeliverAsync):
                    await DeliverAgainAsync(host, context.TargetId.ToString(), (MailParcel)context.Request.GetArgument(0)!);
                    break;
            }
        }

        private async Task DeliverAgainAsync(ShardHostGrain host, string key, MailParcel parcel)
        {
            await host.DeliverAsync(parcel);
            ConcurrentQueue<MailParcel> before = _parcels.GetOrAdd(key, _ => new ConcurrentQueue<MailParcel>());
            // Two steps later at the earliest: then what it brought was read.
            while (before.TryPeek(out MailParcel? old) && old.Sequence < parcel.Sequence - 1 && before.TryDequeue(out old))
            {
                await host.DeliverAsync(old);
                Interlocked.Increment(ref _late);
            }

            before.Enqueue(parcel);
        }
    }
}
