using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

[Collection(OneCluster.Name)]
public class SampleTests(ClusterOfOne cluster)
{
    [Fact]
    public async Task The_sample_submits_watches_and_prints_results()
    {
        using ClientRun sample = ClientRun.StartProgram("ClusterClient.dll", cluster.Gateway);
        ClientAnswer answer = await sample.EndAsync();
        answer.ExitCode.ShouldBe(0, answer.Messages);
        answer.Lines.Count(line => line.Contains("  digest ", StringComparison.Ordinal)).ShouldBe(10);
        answer.Lines.ShouldContain(line => line.StartsWith("location quotient of electronics in north-city: ", StringComparison.Ordinal));
        answer.Lines.ShouldContain(line => line.StartsWith("university/north-city/0: ", StringComparison.Ordinal));
    }
}
