using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Kernels;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Shards;

/// <summary>Who is out of date reaches no shard.</summary>
public sealed class ShardHostsTests : IDisposable
{
    private const string Run = "run-1";

    private readonly KernelPool _pool = new(1);
    private readonly ShardHosts _hosts = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void An_older_life_is_refused_whatever_it_asks_for()
    {
        ShardHost later = Host(5);
        _hosts.Put(later);
        foreach (Action act in (Action[])[() => _hosts.Put(Host(4)), () => _hosts.Get(Run, 4), () => _hosts.Admit(Run, 4)])
        {
            string message = Should.Throw<StaleLifeException>(act).Message;
            message.ShouldContain("epoch 5");
            message.ShouldContain("epoch 4");
        }

        _hosts.Remove(Run, 4);
        _hosts.Get(Run, 5).ShouldBeSameAs(later);
    }

    [Fact]
    public void A_later_life_takes_the_place_of_an_older()
    {
        _hosts.Put(Host(1));
        ShardHost later = Host(2);
        _hosts.Put(later);
        _hosts.Get(Run, 2).ShouldBeSameAs(later);
        _hosts.Count.ShouldBe(1);
    }

    [Fact]
    public void A_later_life_that_is_only_announced_ends_the_older_one()
    {
        _hosts.Put(Host(1));
        _hosts.Admit(Run, 2);
        Should.Throw<StaleLifeException>(() => _hosts.Get(Run, 1));
        Should.Throw<FleetLostException>(() => _hosts.Get(Run, 2)).Message.ShouldContain("epoch 2");
        (_hosts.Count, _hosts.Runs.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Announcing_the_life_at_hand_again_changes_nothing()
    {
        ShardHost host = Host(1);
        _hosts.Put(host);
        _hosts.Admit(Run, 1);
        _hosts.Get(Run, 1).ShouldBeSameAs(host);
    }

    [Fact]
    public void What_was_removed_is_gone_but_not_that_it_was_there()
    {
        _hosts.Put(Host(3));
        _hosts.Remove(Run, 3);
        Should.Throw<FleetLostException>(() => _hosts.Get(Run, 3));
        Should.Throw<StaleLifeException>(() => _hosts.Get(Run, 2));
        Should.Throw<StaleLifeException>(() => _hosts.Put(Host(2)));
        (_hosts.Count, _hosts.ShardCount).ShouldBe((0, 0));
    }

    [Fact]
    public void A_life_that_nobody_has_begun_here_is_lost()
    {
        Should.Throw<FleetLostException>(() => _hosts.Get(Run, 0)).Message.ShouldContain(Run);
        _hosts.Put(Host(1));
        Should.Throw<FleetLostException>(() => _hosts.Get(Run, 2));
        Should.NotThrow(() => _hosts.Get(Run, 1));
    }

    [Fact]
    public void Runs_do_not_know_of_each_other()
    {
        _hosts.Put(Host(9));
        _hosts.Put(Host(0, "run-2"));
        _hosts.Get("run-2", 0).Key.Run.ShouldBe("run-2");
        _hosts.Runs.ShouldBe([Run, "run-2"], ignoreOrder: true);
    }

    [Fact]
    public void A_host_says_from_the_start_whose_it_is()
    {
        HostState state = Host(7).State;
        (state.Run, state.Epoch, state.Step, state.Shards).ShouldBe((Run, 7L, "not begun", 0));
    }

    [Fact]
    public void A_silo_that_is_not_among_those_of_a_run_holds_nothing_of_it() =>
        Should.Throw<FleetLostException>(() => new ShardHost(new HostKey(Run, 1, "elsewhere"), Spec, Start(Spec), _pool)).Message.ShouldContain("elsewhere");

    private static RunSpec Spec { get; } = SmallRegion.Toy.Spec(Seeds.Usual);

    private ShardHost Host(long epoch, string run = Run) => new(new HostKey(run, epoch, "here"), Spec, Start(Spec), _pool);

    private static HostStart Start(RunSpec spec)
    {
        Partition map = spec.FirstPartition();
        return new HostStart
        {
            Definition = "", ShardSizes = spec.ShardSizes.All.ToArray(), Silos = ["here"], Agents = map.AllAgents.ToArray(),
            Owners = ShardLayout.Spread(map, 1).Owners,
        };
    }
}
