using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Commands;

/// <summary>The program from outside: exit codes, messages, signals.</summary>
public class ProgramTests
{
    [Fact]
    public async Task A_silo_by_itself_starts_answers_and_stops_on_SIGTERM()
    {
        int http = Ports.Free();
        using SiloProcess silo = SiloProcess.Start([.. OwnPorts(), "--http", $"http://127.0.0.1:{http}", "--log-format", "json"]);
        await silo.SaysAsync("is active in cluster");
        (await SiloProcess.RunAsync("health", "--http", $"http://127.0.0.1:{http}")).ExitCode.ShouldBe(0);
        silo.Signal(SiloProcess.Terminate);
        (await silo.EndAsync()).ShouldBe(0);
        foreach (string line in silo.Lines) JsonDocument.Parse(line).RootElement.GetProperty("LogLevel").GetString().ShouldBeOneOf("Information", "Warning");
        (await SiloProcess.RunAsync("health", "--http", $"http://127.0.0.1:{http}")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_option_is_said_in_a_line()
    {
        (int code, string said) = await SiloProcess.RunAsync("--silo-port", "x");
        code.ShouldBe(2);
        said.ShouldBe("error: --silo-port is 'x'; it takes a port from 1 to 65,535.");
    }

    [Fact]
    public async Task An_option_that_nobody_knows_is_an_error()
    {
        (int code, string said) = await SiloProcess.RunAsync("serve", "--sailor-port", "1");
        code.ShouldBe(2);
        said.ShouldContain("--sailor-port");
    }

    [Fact]
    public async Task Other_machines_are_not_served_without_keys()
    {
        (int code, string said) = await SiloProcess.RunAsync("--http", "http://0.0.0.0:8080");
        code.ShouldBe(2);
        said.ShouldContain("without --api-keys it takes a loopback address");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (int code, string said) = await SiloProcess.RunAsync([.. OwnPorts(), "--http", $"http://127.0.0.1:{port}"]);
        code.ShouldBe(1);
        said.ShouldContain($"{port}");
        said.ShouldContain("in use");
    }

    [Fact]
    public async Task A_key_is_shown_once()
    {
        using var folder = new TempFolder();
        string file = folder.In("keys.json");
        (int code, string said) = await SiloProcess.RunAsync("keys", "add", "ada", "--role", "operator", "--api-keys", file);
        code.ShouldBe(0);
        said.ShouldContain("innosim_");
        (await SiloProcess.RunAsync("keys", "list", "--api-keys", file)).Said.ShouldStartWith("ada\toperator\t");
        (await SiloProcess.RunAsync("keys", "remove", "ada", "--api-keys", file)).ExitCode.ShouldBe(0);
        (await SiloProcess.RunAsync("keys", "list", "--api-keys", file)).Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_without_a_role_is_refused()
    {
        (int code, string said) = await SiloProcess.RunAsync("keys", "add", "ada", "--api-keys", "keys.json");
        code.ShouldBe(2);
        said.ShouldBe("error: --role is missing; it takes reader or operator.");
    }

    [PostgresFact]
    public async Task Migrating_twice_is_as_good_as_once()
    {
        await using TestSchema schema = await TestSchema.EmptyAsync();
        for (int time = 0; time < 2; time++)
        {
            (int code, string said) = await SiloProcess.RunAsync("migrate", "--postgres", schema.ConnectionString);
            code.ShouldBe(0, said);
            said.ShouldContain("is up to date");
        }
    }

    [PostgresFact]
    public async Task A_silo_says_that_its_database_was_not_migrated()
    {
        await using TestSchema schema = await TestSchema.EmptyAsync();
        (int code, string said) = await SiloProcess.RunAsync([.. OwnPorts(), "--cluster", "postgres", "--postgres", schema.ConnectionString]);
        code.ShouldBe(1);
        said.ShouldContain("Migrate it first");
    }

    private static string[] OwnPorts() => ["--silo-port", $"{Ports.Free()}", "--gateway-port", $"{Ports.Free()}"];
}
