using InnovationSim.Api;
using InnovationSim.Api.Hosting;
using InnovationSim.Api.Security;
using InnovationSim.Contracts;
using InnovationSim.Service.Embedded;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Cli.Serving;

/// <summary>The simulation service in this process with its API and its page: everything that <c>innosim serve</c> is.</summary>
internal static class ServeHost
{
    /// <summary>Puts it together and takes up the runs that are not over. No port is taken yet.</summary>
    /// <exception cref="BadInputException">Other machines would be served without keys.</exception>
    /// <exception cref="ApiKeysException">The file of keys cannot be used.</exception>
    /// <exception cref="IOException">Another process has the runs, or their folder cannot be used.</exception>
    internal static async Task<WebApplication> BuildAsync(ServeSettings settings, CancellationToken cancellationToken = default)
    {
        if (HttpAddress.Refusal(settings.Http, settings.Access) is { } refusal) throw new BadInputException(refusal);
        // Empty: no settings come from files or variables that nobody told us of.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "innosim" });
        AddLog(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Apply(settings.Limits))
            .UseUrls(settings.Http.GetLeftPart(UriPartial.Authority));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.AddRoutingCore();
        builder.Services.AddInnovationSimAccess(settings.Access).AddInnovationSimApi(settings.Limits).AddInnovationSimWeb();
        builder.Services.AddHealthChecks();
        await AddEngineAsync(builder.Services, settings, cancellationToken).ConfigureAwait(false);
        WebApplication app = builder.Build();
        app.UseInnovationSim(onlyLocalNames: settings.Http.IsLoopback);
        app.MapInnovationSimApi();
        app.MapInnovationSimWeb();
        IEndpointConventionBuilder health = app.MapHealthChecks("/health/live");
        if (settings.Http.IsLoopback) health.AllowAnonymous();
        return app;
    }

    private static async Task AddEngineAsync(IServiceCollection services, ServeSettings settings, CancellationToken cancellationToken)
    {
        FolderRunStorage storage = FolderRunStorage.Open(settings.RunsFolder);
        EmbeddedSimulationService engine;
        try
        {
            var options = new EmbeddedOptions { MostAtOnce = settings.MaxRuns, Threads = settings.Threads };
            engine = await EmbeddedSimulationService.StartAsync(storage, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await storage.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        // Made by factories, so that they are closed with the host: the one that was made last first.
        services.AddSingleton(_ => storage);
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<FolderRunStorage>();
            return engine;
        });
        services.AddSingleton<ISimulationService>(provider => provider.GetRequiredService<EmbeddedSimulationService>());
        services.AddSingleton<IExperimentService>(provider => provider.GetRequiredService<EmbeddedSimulationService>());
        services.AddSingleton<IScenarioCatalog, BuiltInScenarios>();
        services.AddHostedService<RunsAreSaved>();
    }

    /// <summary>A line an event on standard error, ours from Information on, others' from Warning on.</summary>
    private static void AddLog(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("InnovationSim", LogLevel.Information)
            // That it cannot start is said in a line, and the exit code.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>Saves all runs at the end of their year when the host is told to stop, while HTTP still answers.</summary>
    private sealed class RunsAreSaved(EmbeddedSimulationService engine) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
