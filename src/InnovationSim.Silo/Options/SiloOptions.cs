using System.Net;
using System.Net.Sockets;
using InnovationSim.Api.Security;
using Npgsql;

namespace InnovationSim.Silo.Options;

/// <summary>The options of <c>innosim-silo serve</c>.</summary>
internal static class SiloOptions
{
    /// <summary>The program, as it is typed.</summary>
    internal const string Program = "innosim-silo";

    internal static readonly Setting<string> Postgres = new(
        "--postgres", "connection", "Connection string of PostgreSQL: Host=…;Database=…;Username=…;Password=…", null, "a connection string", Texts.Any);

    internal static readonly Setting<string> ApiKeys = new(
        "--api-keys", "file", "File of API keys ('innosim-silo keys add' writes it)", null, "a file", Texts.Any);

    internal static readonly Setting<Uri> Http = new(
        "--http", "address", "Where HTTP is listened for; elsewhere than on loopback needs --api-keys", HttpAddress.Usual, HttpAddress.Allowed,
        HttpAddress.TryRead);

    internal static readonly Setting<ClusterKind> Cluster = new(
        "--cluster", Texts.Choices<ClusterKind>().Replace(", ", "|", StringComparison.Ordinal),
        "How silos find each other: one by itself in memory, or several by a database", "localhost", Texts.Choices<ClusterKind>(), Texts.Choice);

    private static readonly Setting<int> SiloPort = Port("--silo-port", "Port for other silos", "11111");
    private static readonly Setting<int> GatewayPort = Port("--gateway-port", "Port for clients of the cluster", "30000");

    private static readonly Setting<string> Advertise = new(
        "--advertise", "host", "Address or name by which other silos and clients reach this one", "127.0.0.1", "an address or a host name", Texts.Host);

    internal static readonly Setting<string> ClusterId = Id("--cluster-id", "Silos with the same id in the same database are one cluster");
    internal static readonly Setting<string> ServiceId = Id("--service-id", "What stored state belongs to; stays when a cluster is replaced");

    private static readonly Setting<int> Workers = new(
        "--workers", "n", "Threads that step shards [default: the machine's processors]", null, "a whole number from 1 to 1,024", Texts.WholeNumber(1, 1024));

    private static readonly Setting<int> MaxRuns = new(
        "--max-runs", "n", "Runs in progress at a time in the cluster; others wait", "4", "a whole number from 1 to 1,000", Texts.WholeNumber(1, 1000));

    private static readonly Setting<string> Data = new("--data", "dir", "Folder for what is not kept in a database", "data", "a folder", Texts.Any);

    private static readonly Setting<bool> OpenMetrics = new(
        "--open-metrics", "true|false", "Whether /health and /metrics need no key where HTTP is not on loopback", "false", "true or false", Texts.Flag);

    internal static readonly Setting<string> TlsCertificate = File("--tls-certificate", "PEM file of this silo's certificate; turns on TLS between silos and at gateways");
    internal static readonly Setting<string> TlsKey = File("--tls-key", "PEM file of its private key");
    internal static readonly Setting<string> TlsAuthority = File("--tls-ca", "PEM file of the certificates that are trusted to sign [default: those the machine trusts]");

    internal static readonly Setting<bool> TlsMutual = new(
        "--tls-mutual", "true|false", "Whether silos and clients that connect must show a certificate too", "true", "true or false", Texts.Flag);

    private static readonly Setting<TimeSpan> ShutdownTimeout = new(
        "--shutdown-timeout", "seconds", "How long a silo may take to hand over and stop", "60", "a whole number of seconds from 5 to 3,600", Texts.Seconds(5, 3600));

    private static readonly Setting<LogFormat> LogFormat = new(
        "--log-format", "text|json", "How a log line looks", "text", Texts.Choices<LogFormat>(), Texts.Choice);

    /// <summary>All of them, in the order of the help.</summary>
    internal static IReadOnlyList<Setting> All { get; } =
    [
        Cluster, Postgres, SiloPort, GatewayPort, Advertise, Http, ClusterId, ServiceId, Workers, MaxRuns, Data, ApiKeys, OpenMetrics,
        TlsCertificate, TlsKey, TlsAuthority, TlsMutual, ShutdownTimeout, LogFormat,
    ];

    /// <summary>Reads and checks all options.</summary>
    /// <exception cref="BadInputException">One is not allowed, or two do not go together.</exception>
    internal static SiloSettings Read(SettingSource source)
    {
        var settings = new SiloSettings
        {
            Cluster = Cluster.Read(source),
            Postgres = Postgres.Read(source),
            SiloPort = SiloPort.Read(source),
            GatewayPort = GatewayPort.Read(source),
            Advertise = AddressOf(Advertise.Read(source)!),
            Http = Http.Read(source)!,
            ClusterId = ClusterId.Read(source)!,
            ServiceId = ServiceId.Read(source)!,
            Workers = Workers.Read(source) is > 0 and var workers ? workers : Environment.ProcessorCount,
            MaxRuns = MaxRuns.Read(source),
            Data = Data.Read(source)!,
            ApiKeys = ApiKeys.Read(source),
            OpenMetrics = OpenMetrics.Read(source),
            Tls = ReadTls(source),
            ShutdownTimeout = ShutdownTimeout.Read(source),
            LogFormat = LogFormat.Read(source),
        };
        return Check(settings);
    }

    /// <summary>Reads a connection string, of which errors never show a part: it holds a password.</summary>
    internal static string ReadPostgres(SettingSource source)
    {
        string text = Postgres.Read(source)
            ?? throw new BadInputException($"{Postgres.Name} or {Postgres.Variable} is missing; it takes Host=…;Database=…;Username=…;Password=….");
        CheckPostgres(text);
        return text;
    }

    private static SiloSettings Check(SiloSettings settings)
    {
        if (settings.Cluster == ClusterKind.Postgres)
        {
            CheckPostgres(settings.Postgres
                ?? throw new BadInputException($"--cluster postgres needs {Postgres.Name} or {Postgres.Variable}: Host=…;Database=…;Username=…;Password=…."));
        }
        else
        {
            if (!IPAddress.IsLoopback(settings.Advertise))
                throw new BadInputException($"--advertise is '{settings.Advertise}'; with --cluster localhost it takes a loopback address. Other machines are reached with --cluster postgres.");
            // The variable may be set for other commands, so that it is there is no mistake.
            settings = settings with { Postgres = null };
        }

        if (settings.Advertise.Equals(IPAddress.Any) || settings.Advertise.Equals(IPAddress.IPv6Any))
            throw new BadInputException($"--advertise is '{settings.Advertise}', at which nobody is reached; it takes this machine's address or name.");
        if (settings.SiloPort == settings.GatewayPort)
            throw new BadInputException($"--gateway-port is '{settings.GatewayPort}', and so is --silo-port; they take different ports.");
        return HttpAddress.Refusal(settings.Http, AccessOf(settings)) is { } refusal ? throw new BadInputException(refusal) : settings;
    }

    /// <summary>Who is let in.</summary>
    internal static AccessOptions AccessOf(SiloSettings settings) => new() { ApiKeys = settings.ApiKeys, Program = Program };

    /// <summary>Refuses a connection string that cannot be read.</summary>
    internal static void CheckPostgres(string text)
    {
        string? host = null;
        try
        {
            host = new NpgsqlConnectionStringBuilder(text).Host;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or OverflowException or KeyNotFoundException or InvalidCastException)
        {
            // The message may quote the password: host stays null.
        }

        if (string.IsNullOrWhiteSpace(host))
            throw new BadInputException($"{Postgres.Name} or {Postgres.Variable} cannot be read; it takes Host=…;Database=…;Username=…;Password=…; values with a semicolon stand in quotes.");
    }

    /// <summary>Reads the options of TLS; null if there is none.</summary>
    internal static TlsSettings? ReadTls(SettingSource source)
    {
        string? certificate = TlsCertificate.Read(source);
        string? key = TlsKey.Read(source);
        string? authority = TlsAuthority.Read(source);
        if (certificate is not null && key is not null) return new TlsSettings(certificate, key, authority, TlsMutual.Read(source));
        if (certificate is null && key is null && authority is null) return null;
        Setting missing = certificate is null ? TlsCertificate : TlsKey;
        throw new BadInputException($"{missing.Name} or {missing.Variable} is missing; TLS takes a certificate and its key.");
    }

    private static IPAddress AddressOf(string host)
    {
        if (IPAddress.TryParse(host, out IPAddress? address)) return address;
        try
        {
            // Silos speak IPv4 unless an IPv6 address is all there is.
            return Dns.GetHostAddresses(host).OrderBy(found => found.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First();
        }
        catch (Exception failure) when (failure is SocketException or InvalidOperationException)
        {
            throw new BadInputException($"{Advertise.Name} is '{host}', which has no address here; it takes an address or the name of this machine.");
        }
    }

    private static Setting<int> Port(string name, string description, string fallback) =>
        new(name, "port", description, fallback, "a port from 1 to 65,535", Texts.WholeNumber(1, 65535));

    private static Setting<string> Id(string name, string description) =>
        new(name, "id", description, "innovation-sim", "up to 100 letters, digits, '-', '_' and '.'", Texts.Name);

    private static Setting<string> File(string name, string description) => new(name, "file", description, null, "a file", Texts.Any);
}
