using System.Diagnostics;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

public class ConnectingTests
{
    [Fact]
    public async Task Where_no_silo_answers_it_is_said_in_good_time_where_was_looked()
    {
        int port = Ports.Free();
        long started = Stopwatch.GetTimestamp();
        ClientAnswer answer = await ClientRun.RunAsync("list", "--gateway", $"127.0.0.1:{port}");
        answer.ExitCode.ShouldBe(1);
        answer.Output.ShouldBeEmpty();
        answer.Messages.ShouldStartWith($"error: No silo answers (gateway 127.0.0.1:{port}, cluster 'innovation-sim').");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_watcher_sees_every_year_once_though_the_silo_is_killed_and_comes_back()
    {
        using var folder = new TempFolder();
        string[] silo =
        [
            "serve", "--silo-port", $"{Ports.Free()}", "--gateway-port", $"{Ports.Free()}", "--http", $"http://127.0.0.1:{Ports.Free()}", "--data", folder.In("data"),
        ];
        string gateway = $"127.0.0.1:{silo[4]}";
        using SiloProcess first = SiloProcess.Start(silo);
        await first.SaysAsync("is active in cluster");
        using ClientRun watching = ClientRun.Start([.. Toy.Short(300), "--watch", "--format", "json", "--gateway", gateway]);
        await watching.ShowsAsync("\"year\":20,");
        first.Kill();
        using SiloProcess second = SiloProcess.Start(silo);
        ClientAnswer watched = await watching.EndAsync();
        watched.ExitCode.ShouldBe(0, watched.Messages);
        watched.Messages.ShouldContain("No silo answers any more; trying again until one does.\nA silo answers again.");
        Toy.DigestsOf(watched).ShouldBe(await Toy.EmbeddedDigestsAsync(Toy.Request(300)));
    }

    [Fact]
    public async Task A_client_with_a_certificate_is_served_over_TLS()
    {
        using var certificates = new Certificates();
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone() with { Tls = certificates.Issue("silo") });
        TlsSettings mine = certificates.Issue("client");
        ClientAnswer answer = await ClientRun.RunAsync(
            "list", "--gateway", $"localhost:{silo.Settings.GatewayPort}", "--tls-certificate", mine.Certificate, "--tls-key", mine.Key, "--tls-ca", mine.Authority!);
        answer.ShouldBe(new ClientAnswer(0, "", "There is no such run."));
    }

    [PostgresFact]
    public async Task Silos_are_found_by_their_database()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        string[] command = ["list", "--cluster", "postgres", "--postgres", schema.ConnectionString];
        ClientAnswer nobody = await ClientRun.RunAsync(command);
        nobody.ExitCode.ShouldBe(1);
        nobody.Messages.ShouldStartWith("error: No silo answers (cluster 'innovation-sim' in PostgreSQL database 'postgres' at 127.0.0.1:");
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.In(schema));
        (await ClientRun.RunAsync(command)).ShouldBe(new ClientAnswer(0, "", "There is no such run."));
    }
}
