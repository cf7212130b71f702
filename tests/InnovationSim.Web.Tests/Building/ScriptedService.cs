using System.Runtime.CompilerServices;
using System.Threading.Channels;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Tests.Building;

/// <summary>A service with one run whose state and years a test says.</summary>
internal sealed class ScriptedService : ISimulationService
{
    internal const string Run = "run";

    private readonly Channel<YearReport> _years = Channel.CreateUnbounded<YearReport>();

    internal RunStatus Status { get; set; } = new()
    {
        Run = Run, Scenario = "toy", Seed = 1, Scale = 1, Years = 3, Year = -1, Percent = 0, Epoch = 1,
        State = RunState.Running, Created = DateTimeOffset.UnixEpoch,
    };

    /// <summary>What asking for the state fails of; null if it does not.</summary>
    internal SimulationServiceException? Failure { get; set; }

    /// <summary>How often somebody began to watch.</summary>
    internal int Watches { get; private set; }

    /// <summary>Commands that were given.</summary>
    internal List<string> Commands { get; } = [];

    /// <summary>A page of organisations for a kind, a city and the serial to begin with.</summary>
    internal Func<OrganisationQuery, OrganisationPage>? Pages { get; set; }

    internal void Finish(YearReport year)
    {
        Status = Status with { Year = year.Year };
        _years.Writer.TryWrite(year);
    }

    public Task<RunStatus> StatusAsync(string run, CancellationToken cancellationToken = default) =>
        Failure is null ? Task.FromResult(Status) : Task.FromException<RunStatus>(Failure);

    public Task<RunDescription> DescribeAsync(string run, CancellationToken cancellationToken = default) => Task.FromResult(new RunDescription
    {
        Run = run, Scenario = Status.Scenario, ScenarioHash = "", ScenarioYaml = "", ModelVersion = 1, CheckpointEvery = 5,
        Sets = [], Policies = [], Remarks = [],
    });

    public async IAsyncEnumerable<YearReport> WatchAsync(string run, int afterYear = -1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Watches++;
        await foreach (YearReport year in _years.Reader.ReadAllAsync(cancellationToken)) yield return year;
    }

    public Task<OrganisationPage> OrganisationsAsync(string run, OrganisationQuery query, CancellationToken cancellationToken = default) =>
        Task.FromResult(Pages!(query));

    public Task<RunStatus> SubmitAsync(RunRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) => Note("submit");

    public Task<RunStatus> PauseAsync(string run, CancellationToken cancellationToken = default) => Note("pause");

    public Task<RunStatus> ResumeAsync(string run, CancellationToken cancellationToken = default) => Note("resume");

    public Task<RunStatus> CancelAsync(string run, CancellationToken cancellationToken = default) => Note("cancel");

    public Task<RunStatus> ForkAsync(string run, ForkRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) => Note("fork");

    public Task RemoveAsync(string run, CancellationToken cancellationToken = default) => Note("remove");

    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<ResultTableInfo>> TablesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<ResultRow> ResultsAsync(string run, ResultQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<OrganisationView> OrganisationAsync(string run, string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<OrganisationLife> LifeAsync(string run, string id, LifeQuery query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    private Task<RunStatus> Note(string command)
    {
        Commands.Add(command);
        return Task.FromResult(Status);
    }
}
