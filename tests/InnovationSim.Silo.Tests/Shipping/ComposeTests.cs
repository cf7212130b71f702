using InnovationSim.Silo.Options;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace InnovationSim.Silo.Tests.Shipping;

public class ComposeTests
{
    private static readonly YamlNode Services = ShippedFile.Yaml("docker-compose.yml").At("services");

    private static readonly string[] Names =
        [.. Services.Entries().Select(service => service.Key).Where(name => name.StartsWith("silo-", StringComparison.Ordinal))];

    public static TheoryData<string> Silos { get; } = [.. Names];

    [Fact]
    public void Every_variable_for_our_program_is_an_option_of_it() =>
        Services.Entries().Where(service => service.Value.Has("environment"))
            .SelectMany(service => service.Value.At("environment").Entries())
            .Select(variable => variable.Key)
            .Where(name => name.StartsWith(Setting.Prefix, StringComparison.Ordinal))
            .Except(SiloOptions.All.Select(setting => setting.Variable))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Silos))]
    public void The_program_accepts_what_a_silo_is_told(string silo)
    {
        Dictionary<string, string> told = Environment(silo);
        // The name has an address in the network of the containers only.
        told["INNOVATIONSIM_ADVERTISE"].ShouldBe(silo);
        told["INNOVATIONSIM_ADVERTISE"] = "127.0.0.1";
        SiloSettings settings = SiloOptions.Read(new SettingSource(_ => null, told.GetValueOrDefault));
        settings.Cluster.ShouldBe(ClusterKind.Postgres);
        settings.Postgres.ShouldBe("Host=postgres;Database=innovationsim;Username=innovationsim;Password=\"s e;cret\"");
        settings.Http.Port.ShouldBe(8080);
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void A_silo_is_given_longer_to_stop_than_it_takes(string silo) =>
        int.Parse(Services.At(silo, "stop_grace_period").AsText().TrimEnd('s'))
            .ShouldBeGreaterThan(int.Parse(Environment(silo)["INNOVATIONSIM_SHUTDOWN_TIMEOUT"]));

    [Fact]
    public void Nothing_is_published_to_other_machines() =>
        Services.Entries().Where(service => service.Value.Has("ports")).SelectMany(service => service.Value.At("ports").Items())
            .ShouldAllBe(port => port.AsText().StartsWith("127.0.0.1:", StringComparison.Ordinal));

    [Fact]
    public void Only_silos_and_Prometheus_reach_the_database()
    {
        Services.At("postgres", "networks").Items().Select(ShippedFile.AsText).ShouldBe(["cluster"]);
        ShippedFile.Yaml("docker-compose.yml").At("networks", "cluster", "internal").AsText().ShouldBe("true");
    }

    [Fact]
    public void Every_service_that_stays_has_a_health_check() =>
        Services.Entries().Where(service => service.Value.Has("restart") && service.Value.At("restart").AsText() == "unless-stopped")
            .ShouldAllBe(service => service.Value.At("healthcheck").Has("test"));

    [Fact]
    public void Passwords_come_from_outside_and_are_described()
    {
        string example = ShippedFile.Text(".env.example");
        foreach (string name in (string[])["POSTGRES_PASSWORD", "GRAFANA_PASSWORD"])
        {
            ShippedFile.Text("docker-compose.yml").ShouldContain($"${{{name}:?");
            example.Split('\n').ShouldContain($"{name}=", "empty: whoever starts it chooses");
        }
    }

    [Fact]
    public void Files_that_are_mounted_are_there() =>
        Services.Entries().Where(service => service.Value.Has("volumes")).SelectMany(service => service.Value.At("volumes").Items())
            .Select(volume => volume.AsText().Split(':')[0])
            .Where(source => source.StartsWith("./", StringComparison.Ordinal) && !Path.Exists(Repository.PathOf(source[2..])))
            .ShouldBeEmpty();

    [Fact]
    public void Prometheus_asks_every_silo_where_its_metrics_are()
    {
        YamlNode job = ShippedFile.Yaml("deploy/prometheus/prometheus.yml").At("scrape_configs").Items().Single();
        job.At("metrics_path").AsText().ShouldBe(Telemetry.TelemetrySetup.Path);
        job.At("static_configs").Items().Single().At("targets").Items().Select(ShippedFile.AsText)
            .ShouldBe(Names.Select(name => $"{name}:8080"), ignoreOrder: true);
    }

    [Fact]
    public void The_image_runs_our_program_as_an_ordinary_user()
    {
        string[] lines = ShippedFile.Text("deploy/docker/Dockerfile").Split('\n');
        lines.ShouldContain("ENTRYPOINT [\"/app/innosim-silo\"]");
        lines.ShouldContain("USER 1654:1654");
        lines.ShouldContain("EXPOSE 8080 11111 30000");
        foreach (string name in lines.SelectMany(line => line.Split(' ')).Where(word => word.StartsWith(Setting.Prefix, StringComparison.Ordinal)))
            SiloOptions.All.Select(setting => setting.Variable).ShouldContain(name.Split('=')[0]);
    }

    private static Dictionary<string, string> Environment(string silo) => Services.At(silo, "environment").Entries().ToDictionary(
        variable => variable.Key,
        variable => variable.Value.AsText()
            .Replace("${POSTGRES_PASSWORD:?copy .env.example to .env}", "s e;cret", StringComparison.Ordinal)
            .Replace("${SILO_WORKERS:-1}", "1", StringComparison.Ordinal));
}
