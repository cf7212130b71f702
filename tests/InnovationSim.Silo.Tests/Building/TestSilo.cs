using InnovationSim.Silo.Hosting;
using InnovationSim.Silo.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>A silo in this process, with the grains of the tests.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private static readonly TempFolder Folders = new();

    private readonly WebApplication _app;
    private bool _stopped;

    static TestSilo() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folders.Dispose();

    private TestSilo(WebApplication app, SiloSettings settings)
    {
        _app = app;
        Settings = settings;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
    }

    public SiloSettings Settings { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>Settings of a silo that is in nobody's way.</summary>
    public static SiloSettings Alone() => new()
    {
        SiloPort = Ports.Free(),
        GatewayPort = Ports.Free(),
        Http = new Uri("http://127.0.0.1:0"),
        ShutdownTimeout = TimeSpan.FromSeconds(10),
        Workers = 2,
        Data = Folders.In(Guid.NewGuid().ToString("n")),
    };

    /// <summary>Settings of a member of the cluster that lives in a schema.</summary>
    public static SiloSettings In(TestSchema schema) => Alone() with { Cluster = ClusterKind.Postgres, Postgres = schema.ConnectionString };

    public static async Task<TestSilo> StartAsync(SiloSettings settings, Action<IServiceCollection>? more = null)
    {
        WebApplication app = SiloHost.Build(settings, (silo, options) =>
        {
            ClusterEngine.Add(silo, options);
            // Reminders of tests are short, and seen at once.
            silo.Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = TimeSpan.FromMilliseconds(100));
            more?.Invoke(silo.Services);
        });
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new TestSilo(app, settings);
    }

    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _app.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
    }
}
