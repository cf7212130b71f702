using System.Runtime.InteropServices;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

/// <summary>Saved state that does not fit is refused with what is wrong, before any agent is taken over.</summary>
public sealed class ShardMisfitTests
{
    private readonly Notebook _part = Notebook.Of(FilledShards.Make(AgentKind.PrivateFirm, 64, serials: 50, goneTenths: 0, seed: 1));
    private readonly Shard _shard = FilledShards.Empty(AgentKind.PrivateFirm, 64);

    [Fact]
    public void Agents_that_are_loaded_twice()
    {
        _shard.Load(_part, 0, 20);
        Refused(_part, 19, 30).ShouldContain("Serial 19 comes after 19");
        _shard.Count.ShouldBe(20);
    }

    [Fact]
    public void Parts_that_do_not_come_in_the_order_of_serials()
    {
        _shard.Load(_part, 30, 40);
        Refused(_part, 0, 20).ShouldContain("Serial 0 comes after 39");
    }

    [Theory]
    [InlineData(24, 25)]
    [InlineData(25, 0)]
    [InlineData(0, -5)]
    public void Serials_that_do_not_ascend(int row, int serial)
    {
        byte[] serials = _part["serial"];
        BitConverter.TryWriteBytes(serials.AsSpan(row * 4), serial).ShouldBeTrue();
        _part["serial"] = serials;
        Refused(_part, int.MinValue, int.MaxValue).ShouldContain("ascend");
        _shard.Count.ShouldBe(0);
    }

    [Fact]
    public void A_column_that_is_shorter_or_longer_than_the_serials_is_named()
    {
        foreach (Column column in _shard.Columns.Columns.Skip(1))
        {
            byte[] right = _part[column.Name];
            foreach (byte[] wrong in (byte[][])[right[..^column.BytesPerAgent], [.. right, .. new byte[column.BytesPerAgent]], []])
            {
                _part[column.Name] = wrong;
                Refused(_part, 0, 50).ShouldContain($"Column {column.Name} has {wrong.Length / column.BytesPerAgent} agents, the serials 50");
                _shard.Count.ShouldBe(0);
            }

            _part[column.Name] = right;
        }
    }

    [Fact]
    public void Patents_that_do_not_stand_in_the_order_of_owners()
    {
        byte[] patents = _part["patents"];
        (patents.Length / 36).ShouldBeGreaterThan(10);
        // The last patent's owner goes to where the first one's was.
        BitConverter.TryWriteBytes(patents.AsSpan(36), int.MaxValue - 1).ShouldBeTrue();
        _part["patents"] = patents;
        Refused(_part, 0, int.MaxValue).ShouldContain("order of owners");
    }

    [Fact]
    public void Buyers_that_are_loaded_twice()
    {
        Span<Buyer> buyers = MemoryMarshal.Cast<byte, Buyer>(_part["buyers"].AsSpan());
        buyers.Length.ShouldBeGreaterThan(3);
        buyers[1].Serial = buyers[0].Serial;
        _part["buyers"] = MemoryMarshal.AsBytes(buyers).ToArray();
        Refused(_part, 0, int.MaxValue).ShouldContain($"Buyer {buyers[0].Serial} comes after");
    }

    [Fact]
    public void A_part_of_another_kind()
    {
        Notebook pools = Notebook.Of(FilledShards.Make(AgentKind.TalentPool, 1, serials: 3, goneTenths: 0, seed: 1));
        Should.Throw<IOException>(() => _shard.Load(pools, 0, 3));
        _shard.Count.ShouldBe(0);
    }

    private string Refused(Notebook part, int first, int end) => Should.Throw<StateMisfitException>(() => _shard.Load(part, first, end)).Message;
}
