using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Shards;

public class KeyTests
{
    [Theory]
    [InlineData("20260328-183000-abcd", 0, 0, 0)]
    [InlineData("r", 1, 12, 345)]
    [InlineData("哈尔滨", long.MaxValue, ushort.MaxValue, int.MaxValue)]
    public void A_shard_s_key_is_read_as_it_was_written(string run, long epoch, int city, int index)
    {
        var key = new ShardKey(run, epoch, city, index);
        ShardKey.Parse(key.ToString()).ShouldBe(key);
    }

    [Fact]
    public void A_shard_s_key_and_the_grain_s_type_are_the_shard()
    {
        var shard = new ShardId(AgentKind.PrivateFirm, 12, 34);
        var key = ShardKey.Of("run-1", 5, shard);
        key.ToString().ShouldBe("run-1/5/12/34");
        key.Shard(AgentKind.PrivateFirm).ShouldBe(shard);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("run/1/2")]
    [InlineData("run/1/2/3/4")]
    [InlineData("/1/2/3")]
    [InlineData("run//2/3")]
    [InlineData("run/-1/2/3")]
    [InlineData("run/1/-2/3")]
    [InlineData("run/1/65536/3")]
    [InlineData("run/1/2/2147483648")]
    [InlineData("run/1/2/-3")]
    [InlineData("run/ 1/2/3")]
    [InlineData("run/1/2/0x3")]
    [InlineData("run/9223372036854775808/2/3")]
    public void What_is_no_key_of_a_shard_is_refused_with_its_form(string text) =>
        Should.Throw<FormatException>(() => ShardKey.Parse(text)).Message.ShouldBe($"A shard's key is RUN/EPOCH/CITY/INDEX; '{text}' is not.");

    [Theory]
    [InlineData("20260328-183000-abcd", 0, "127.0.0.1:11111@152000000")]
    [InlineData("r", long.MaxValue, "S10.0.0.1:1@1/with/slashes")]
    [InlineData("哈尔滨", 3, "[::1]:11111@5")]
    public void A_host_s_key_is_read_as_it_was_written(string run, long epoch, string silo)
    {
        var key = new HostKey(run, epoch, silo);
        HostKey.Parse(key.ToString()).ShouldBe(key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run/1")]
    [InlineData("run/1/")]
    [InlineData("/1/silo")]
    [InlineData("run/x/silo")]
    [InlineData("run/-1/silo")]
    [InlineData("run/+1/silo")]
    public void What_is_no_key_of_a_host_is_refused_with_its_form(string text) =>
        Should.Throw<FormatException>(() => HostKey.Parse(text)).Message.ShouldBe($"A host's key is RUN/EPOCH/SILO; '{text}' is not.");
}
