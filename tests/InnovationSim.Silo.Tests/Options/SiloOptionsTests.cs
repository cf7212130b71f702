using System.Net;
using InnovationSim.Silo.Options;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Options;

public class SiloOptionsTests
{
    private const string Connection = "Host=db;Database=sim;Username=u;Password=geheim";

    [Fact]
    public void Without_options_a_silo_serves_this_machine_alone()
    {
        SiloSettings settings = Read();
        settings.Cluster.ShouldBe(ClusterKind.Localhost);
        settings.HttpIsLocal.ShouldBeTrue();
        settings.Advertise.ShouldBe(IPAddress.Loopback);
        settings.Tls.ShouldBeNull();
        settings.Workers.ShouldBe(Environment.ProcessorCount);
    }

    [Fact]
    public void The_defaults_of_the_options_are_those_of_the_settings() => Read().ShouldBe(new SiloSettings());

    [Fact]
    public void Every_option_has_a_variable_of_the_same_name()
    {
        foreach (Setting setting in SiloOptions.All)
            setting.Variable.ShouldBe("INNOVATIONSIM_" + setting.Name[2..].ToUpperInvariant().Replace('-', '_'));
    }

    [Fact]
    public void A_variable_counts_where_no_option_is_given()
    {
        Dictionary<string, string> environment = new() { ["INNOVATIONSIM_SILO_PORT"] = "11112", ["INNOVATIONSIM_GATEWAY_PORT"] = "30001" };
        SiloSettings settings = ReadWith(environment, ("--silo-port", "11113"));
        settings.SiloPort.ShouldBe(11113);
        settings.GatewayPort.ShouldBe(30001);
    }

    [Fact]
    public void An_empty_variable_counts_as_none() =>
        ReadWith(new() { ["INNOVATIONSIM_CLUSTER"] = "" }).Cluster.ShouldBe(ClusterKind.Localhost);

    [Theory]
    [InlineData("--cluster", "mars", "localhost, postgres")]
    [InlineData("--cluster", "1", "localhost, postgres")]
    [InlineData("--silo-port", "0", "a port from 1 to 65,535")]
    [InlineData("--silo-port", "65536", "a port from 1 to 65,535")]
    [InlineData("--gateway-port", "+5", "a port from 1 to 65,535")]
    [InlineData("--advertise", "not a host", "an address or a host name")]
    [InlineData("--http", "8080", "http://ADDRESS:PORT")]
    [InlineData("--http", "https://127.0.0.1:8080", "http://ADDRESS:PORT")]
    [InlineData("--http", "http://example.org:80", "http://ADDRESS:PORT")]
    [InlineData("--http", "http://127.0.0.1:80/path", "http://ADDRESS:PORT")]
    [InlineData("--cluster-id", "a b", "up to 100 letters")]
    [InlineData("--service-id", "", "up to 100 letters")]
    [InlineData("--workers", "0", "a whole number from 1 to 1,024")]
    [InlineData("--max-runs", "many", "a whole number from 1 to 1,000")]
    [InlineData("--open-metrics", "maybe", "true or false")]
    [InlineData("--shutdown-timeout", "4", "a whole number of seconds from 5 to 3,600")]
    [InlineData("--log-format", "xml", "text, json")]
    public void What_is_not_allowed_is_refused_by_name_and_value(string option, string value, string allowed)
    {
        string message = Refused((option, value));
        message.ShouldStartWith($"{option} is '{value}'; it takes ");
        message.ShouldContain(allowed);
    }

    [Fact]
    public void A_bad_variable_is_named_as_a_variable() =>
        Should.Throw<BadInputException>(() => ReadWith(new() { ["INNOVATIONSIM_MAX_RUNS"] = "0" })).Message.ShouldStartWith("INNOVATIONSIM_MAX_RUNS is '0'; it takes ");

    [Fact]
    public void A_cluster_over_PostgreSQL_needs_a_connection() =>
        Refused(("--cluster", "postgres")).ShouldContain("--cluster postgres needs --postgres or INNOVATIONSIM_POSTGRES");

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_not_shown()
    {
        string message = Refused(("--cluster", "postgres"), ("--postgres", "Host=db;Password=ge;heim"));
        message.ShouldContain("--postgres");
        message.ShouldNotContain("heim");
    }

    [Fact]
    public void A_connection_string_for_other_commands_does_not_trouble_a_silo_by_itself() =>
        ReadWith(new() { ["INNOVATIONSIM_POSTGRES"] = Connection }).Postgres.ShouldBeNull();

    [Fact]
    public void A_silo_by_itself_is_not_advertised_to_others() =>
        Refused(("--advertise", "10.0.0.1")).ShouldContain("with --cluster localhost it takes a loopback address");

    [Fact]
    public void A_name_is_advertised_by_its_address() =>
        Read(("--cluster", "postgres"), ("--postgres", Connection), ("--advertise", "localhost")).Advertise.ShouldBe(IPAddress.Loopback);

    [Fact]
    public void A_name_without_an_address_is_refused() =>
        Refused(("--cluster", "postgres"), ("--postgres", Connection), ("--advertise", "nobody.invalid")).ShouldContain("--advertise is 'nobody.invalid'");

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void An_address_at_which_nobody_is_reached_is_refused(string address) =>
        Refused(("--cluster", "postgres"), ("--postgres", Connection), ("--advertise", address)).ShouldContain($"--advertise is '{address}', at which nobody");

    [Fact]
    public void Silos_and_clients_need_different_ports() => Refused(("--silo-port", "30000")).ShouldContain("different ports");

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://192.168.0.1:8080")]
    public void Other_machines_are_served_only_with_keys(string http)
    {
        Refused(("--http", http)).ShouldContain("without --api-keys it takes a loopback address");
        Read(("--http", http), ("--api-keys", "keys.json")).HttpIsLocal.ShouldBeFalse();
    }

    [Theory]
    [InlineData("--tls-certificate", "--tls-key")]
    [InlineData("--tls-key", "--tls-certificate")]
    [InlineData("--tls-ca", "--tls-certificate")]
    public void Half_of_what_TLS_needs_is_not_enough(string given, string missing) =>
        Refused((given, "file.pem")).ShouldStartWith($"{missing} or INNOVATIONSIM_{missing[2..].ToUpperInvariant().Replace('-', '_')} is missing");

    private static string Refused(params (string, string)[] options) => Should.Throw<BadInputException>(() => Read(options)).Message;

    private static SiloSettings Read(params (string Name, string Value)[] options) => ReadWith([], options);

    private static SiloSettings ReadWith(Dictionary<string, string> environment, params (string Name, string Value)[] options) =>
        SiloOptions.Read(new SettingSource(
            setting => options.FirstOrDefault(option => option.Name == setting.Name).Value,
            environment.GetValueOrDefault));
}
