using InnovationSim.Kernel.Agents;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class ColumnMemoryTests
{
    private readonly ColumnMemory _memory = new();

    [Fact]
    public void What_is_given_back_is_taken_again()
    {
        byte[] block = _memory.Take(1000);
        _memory.Return(block);
        _memory.FreeBytes.ShouldBe(1000);

        _memory.Take(1000).ShouldBeSameAs(block);
        _memory.FreeBytes.ShouldBe(0);
    }

    [Fact]
    public void A_block_of_another_length_is_not_taken_for_it()
    {
        _memory.Return(_memory.Take(1000));
        _memory.Take(999).Length.ShouldBe(999);
        _memory.FreeBytes.ShouldBe(1000);
    }

    [Fact]
    public void Nothing_takes_no_room()
    {
        _memory.Return(_memory.Take(0));
        _memory.FreeBytes.ShouldBe(0);
    }

    [Fact]
    public void What_leavers_free_in_one_shard_entrants_take_in_another()
    {
        var one = new FirmColumns(_memory, 300);
        one.Append(0, 1000);
        one.Remove([.. Enumerable.Range(0, 1000).Select(row => row >= 10)]);
        long freed = _memory.FreeBytes;
        freed.ShouldBeGreaterThan(0);

        var other = new FirmColumns(_memory, 300);
        other.Append(0, 600);

        _memory.FreeBytes.ShouldBe(freed - other.BytesHeld);
        (one.BytesHeld + other.BytesHeld + _memory.FreeBytes).ShouldBe(one.BytesHeld + freed);
    }
}
