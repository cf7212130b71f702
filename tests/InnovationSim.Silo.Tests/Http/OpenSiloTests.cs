using System.Net;
using System.Text.Json;
using InnovationSim.Api.Security;
using InnovationSim.Silo.Hosting;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Http;

/// <summary>Silos whose HTTP needs no key, wholly or in part.</summary>
public sealed class OpenSiloTests
{
    [Fact]
    public async Task On_loopback_without_keys_everything_is_open_to_this_machine_by_its_own_names()
    {
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone());
        (await StatusAsync(silo, "/dashboard/")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(silo, "/metrics")).ShouldBe(HttpStatusCode.OK);
        // A page in a browser may have a name that leads here: it is not let in by it.
        (await StatusAsync(silo, "/dashboard/", host: "evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(silo, "/dashboard/", host: "localhost")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task On_loopback_with_keys_health_and_metrics_are_open_and_the_dashboard_is_not()
    {
        using var folder = new TempFolder();
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone() with { ApiKeys = await KeysAsync(folder) });
        (await StatusAsync(silo, "/health/ready")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(silo, "/metrics")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(silo, "/dashboard/")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task On_request_health_and_metrics_are_open_to_other_machines()
    {
        using var folder = new TempFolder();
        SiloSettings settings = TestSilo.Alone() with { Http = new Uri("http://0.0.0.0:0"), OpenMetrics = true, ApiKeys = await KeysAsync(folder) };
        await using TestSilo silo = await TestSilo.StartAsync(settings);
        (await StatusAsync(silo, "/health/ready")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(silo, "/metrics")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(silo, "/dashboard/")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Health_says_what_is_well()
    {
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone());
        using JsonDocument health = JsonDocument.Parse(await silo.Http.GetStringAsync("/health/ready"));
        health.RootElement.GetProperty("status").GetString().ShouldBe("Healthy");
        health.RootElement.GetProperty("checks").EnumerateObject().Select(check => check.Name).ShouldBe(["silo", "membership"], ignoreOrder: true);
    }

    [Fact]
    public void Bad_keys_are_refused_before_a_port_is_taken() =>
        Should.Throw<ApiKeysException>(() => SiloHost.Build(TestSilo.Alone() with { ApiKeys = "nowhere/keys.json" }, ClusterEngine.Add))
            .Message.ShouldContain("nowhere/keys.json");

    private static async Task<string> KeysAsync(TempFolder folder)
    {
        await new ApiKeyFile(folder.In("keys.json"), "innosim-silo").AddAsync("ada", Roles.Reader);
        return folder.In("keys.json");
    }

    private static async Task<HttpStatusCode> StatusAsync(TestSilo silo, string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using HttpResponseMessage answer = await silo.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
