using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

[Collection(OneCluster.Name)]
public class SampleTests(ClusterOfOne cluster)
{
    [Fact]
    public async Task The_sample_submits_watches_and_prints_results()
    {
        // The same configuration and framework as these tests: …/bin/Release/net10.0/
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..];
        string program = Repository.PathOf(["samples", "ClusterClient", "bin", .. place, "ClusterClient.dll"]);
        using ClientRun sample = ClientRun.StartProgram(program, cluster.Gateway);
        ClientAnswer answer = await sample.EndAsync();
        answer.ExitCode.ShouldBe(0, answer.Messages);
        answer.Lines.Count(line => line.Contains("  digest ", StringComparison.Ordinal)).ShouldBe(10);
        answer.Lines.ShouldContain(line => line.StartsWith("location quotient of electronics in north-city: ", StringComparison.Ordinal));
        answer.Lines.ShouldContain(line => line.StartsWith("university/north-city/0: ", StringComparison.Ordinal));
    }
}
