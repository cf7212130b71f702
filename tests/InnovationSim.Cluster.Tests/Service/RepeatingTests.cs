using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Cluster.Service;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Service;

/// <summary>A client repeats what may be repeated, and nothing else.</summary>
public class RepeatingTests
{
    private const string Run = "20260328-183000-abcd";

    private static readonly RunRequest Request = new() { Scenario = "toy" };
    private static readonly ForkRequest Fork = new() { AtYear = 1, Sets = new Dictionary<string, double> { ["entry-rate"] = 0.1 } };

    private static readonly ExperimentRequest Arms = new() { Scenario = "toy", Arms = [new ArmRequest { Name = "a" }, new ArmRequest { Name = "b" }] };

    private static readonly ExperimentStatus Experiment = new()
    {
        Experiment = Run, State = RunState.Running, Scenario = "toy", Arms = [], FirstSeed = 1, Replicates = 1, Years = 2, Scale = 1,
        Runs = new RunCounts(0, 1, 0, 0, 0, 0), YearsDone = 1, YearsInAll = 2, Percent = 50, Created = DateTimeOffset.UnixEpoch,
    };

    private static readonly ExperimentEffects Effects = new()
    {
        Experiment = Run, Baseline = "a", Replicates = 1, CompleteRuns = 0, Confidence = 0.95, Effects = [],
    };

    private static readonly RunDescription Description = new()
    {
        Run = Run, Scenario = "toy", ScenarioHash = "", ScenarioYaml = "", ModelVersion = 1, CheckpointEvery = 5, Sets = [], Policies = [], Remarks = [],
    };

    private static readonly RunStatus Status = new()
    {
        Run = Run, State = RunState.Running, Scenario = "toy", Seed = 1, Scale = 1, Years = 2, Year = 1, Percent = 50, Epoch = 0,
        Created = DateTimeOffset.UnixEpoch,
    };

    private static readonly Dictionary<string, Func<ISimulationService, Task>> Repeated = new()
    {
        ["SubmitAsync"] = service => service.SubmitAsync(Request, "key"),
        ["ListAsync"] = service => service.ListAsync(new RunQuery()),
        ["StatusAsync"] = service => service.StatusAsync(Run),
        ["DescribeAsync"] = service => service.DescribeAsync(Run),
        ["YearsAsync"] = async service => await service.WatchAsync(Run).ToArrayAsync(),
        ["ResultsAsync"] = async service => await service.ResultsAsync(Run, new ResultQuery { Table = "years" }).ToArrayAsync(),
        ["OrganisationsAsync"] = service => service.OrganisationsAsync(Run, new OrganisationQuery { Kind = "university", City = "c" }),
        ["OrganisationAsync"] = service => service.OrganisationAsync(Run, "university/0/1"),
        ["LifeAsync"] = service => service.LifeAsync(Run, "university/0/1", new LifeQuery()),
        ["PauseAsync"] = service => service.PauseAsync(Run),
        ["ResumeAsync"] = service => service.ResumeAsync(Run),
        ["CancelAsync"] = service => service.CancelAsync(Run),
        ["ForkAsync"] = service => service.ForkAsync(Run, Fork, "key"),
        ["RemoveAsync"] = service => service.RemoveAsync(Run),
        ["SubmitExperimentAsync"] = service => Experiments(service).SubmitExperimentAsync(Arms, "key"),
        ["ListExperimentsAsync"] = service => Experiments(service).ListExperimentsAsync(new ExperimentQuery()),
        ["ExperimentAsync"] = service => Experiments(service).ExperimentAsync(Run),
        ["EffectsAsync"] = service => Experiments(service).EffectsAsync(Run, new EffectsQuery()),
        ["CancelExperimentAsync"] = service => Experiments(service).CancelExperimentAsync(Run),
        ["RemoveExperimentAsync"] = service => Experiments(service).RemoveExperimentAsync(Run),
    };

    private static readonly Dictionary<string, Func<ISimulationService, Task>> NotRepeated = new()
    {
        ["SubmitAsync"] = service => service.SubmitAsync(Request),
        ["ForkAsync"] = service => service.ForkAsync(Run, Fork),
        ["SubmitExperimentAsync"] = service => Experiments(service).SubmitExperimentAsync(Arms),
    };

    public static TheoryData<string> MayBeRepeated { get; } = [.. Repeated.Keys];

    public static TheoryData<string> MayNot { get; } = [.. NotRepeated.Keys];

    [Fact]
    public void Every_call_of_the_grain_is_tested() =>
        Repeated.Keys.ShouldBe(typeof(ISimulationGrain).GetMethods().Select(method => method.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(MayBeRepeated))]
    public async Task What_may_be_repeated_is_until_it_is_answered(string call)
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New(new SiloUnavailableException("gone"), new TimeoutException("late"), new OrleansException("no"));
        await Repeated[call](Service(grain));
        cluster.Calls.ShouldBe([call, call, call, call]);
    }

    [Theory]
    [MemberData(nameof(MayNot))]
    public async Task What_may_not_be_repeated_fails_at_once_with_the_reason(string call)
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New(new TimeoutException("no answer in time"));
        var failure = await Should.ThrowAsync<ServiceUnavailableException>(() => NotRepeated[call](Service(grain)));
        failure.Message.ShouldContain("no answer in time");
        cluster.Calls.ShouldBe([call]);
    }

    [Fact]
    public async Task Patience_ends()
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New([.. Enumerable.Repeat(new SiloUnavailableException("gone"), 1000)]);
        var service = new ClusterSimulationService(() => grain, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(5));
        (await Should.ThrowAsync<ServiceUnavailableException>(() => service.StatusAsync(Run))).InnerException.ShouldBeOfType<SiloUnavailableException>();
        cluster.Calls.Count.ShouldBeInRange(2, 1000);
    }

    [Fact]
    public async Task Watching_outlasts_any_patience()
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New([.. Enumerable.Repeat(new SiloUnavailableException("gone"), 30)]);
        var service = new ClusterSimulationService(() => grain, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        await service.WatchAsync(Run).ToArrayAsync();
        cluster.Calls.Count.ShouldBe(31);
    }

    [Fact]
    public async Task A_failure_of_the_service_is_an_answer_and_is_not_asked_for_again()
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New();
        cluster.Answer = Error(new SimulationError(SimulationErrorCode.Conflict, "It is complete.", []));
        (await Should.ThrowAsync<StateConflictException>(() => Service(grain).PauseAsync(Run))).Message.ShouldBe("It is complete.");
        cluster.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_of_the_program_is_not_repeated()
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New(new InvalidOperationException("a mistake"));
        await Should.ThrowAsync<InvalidOperationException>(() => Service(grain).StatusAsync(Run));
        cluster.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_removal_whose_answer_was_lost_is_one_all_the_same()
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New(new TimeoutException("late"));
        cluster.Answer = Error(new SimulationError(SimulationErrorCode.NotFound, "There is no such run.", []));
        await Service(grain).RemoveAsync(Run);
        cluster.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_removal_of_what_is_not_there_fails()
    {
        (ISimulationGrain grain, Cluster cluster) = Cluster.New();
        cluster.Answer = Error(new SimulationError(SimulationErrorCode.NotFound, "There is no such run.", []));
        await Should.ThrowAsync<NotFoundException>(() => Service(grain).RemoveAsync(Run));
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_any_longer_need_not()
    {
        (ISimulationGrain grain, _) = Cluster.New([.. Enumerable.Repeat(new SiloUnavailableException("gone"), 100_000)]);
        using var cancel = new CancellationTokenSource();
        Task<RunStatus> waiting = Service(grain).StatusAsync(Run, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    private static IExperimentService Experiments(ISimulationService service) => (IExperimentService)service;

    private static ClusterSimulationService Service(ISimulationGrain grain) => new(() => grain, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));

    private static Answer Error(SimulationError error) => new() { Error = JsonSerializer.SerializeToUtf8Bytes(error, Documents.Default.SimulationError) };

    /// <summary>A cluster that fails as often as it is told, and then answers. It is no class of a grain, lest silos take it for one.</summary>
    public class Cluster : DispatchProxy
    {
        private readonly ConcurrentQueue<Exception> _failures = new();

        public ConcurrentQueue<string> Calls { get; } = new();

        public Answer? Answer { get; set; }

        public static (ISimulationGrain Grain, Cluster Cluster) New(params Exception[] failures)
        {
            ISimulationGrain grain = Create<ISimulationGrain, Cluster>();
            var cluster = (Cluster)(object)grain;
            foreach (Exception failure in failures) cluster._failures.Enqueue(failure);
            return (grain, cluster);
        }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            string call = targetMethod!.Name;
            Calls.Enqueue(call);
            if (_failures.TryDequeue(out Exception? failure)) return Task.FromException<Answer>(failure);
            return Task.FromResult(Answer ?? new Answer { Value = ValueOf(call) });
        }

        private static byte[] ValueOf(string call)
        {
            Documents json = Documents.Default;
            var organisation = new Organisation { Id = "", Kind = "", City = "", Serial = 0, Researchers = 0, ResearchYuan = 0, CashYuan = 0, LivePatents = 0 };
            return call switch
            {
                "DescribeAsync" => JsonSerializer.SerializeToUtf8Bytes(Description, json.RunDescription),
                "ListAsync" => JsonSerializer.SerializeToUtf8Bytes(new RunPage { Runs = [] }, json.RunPage),
                "YearsAsync" => JsonSerializer.SerializeToUtf8Bytes(new YearsChunk([], Ended: true), json.YearsChunk),
                "ResultsAsync" => JsonSerializer.SerializeToUtf8Bytes(new RowsChunk([], null), json.RowsChunk),
                "OrganisationsAsync" => JsonSerializer.SerializeToUtf8Bytes(new OrganisationPage { AsOfYear = 1, Organisations = [] }, json.OrganisationPage),
                "OrganisationAsync" => JsonSerializer.SerializeToUtf8Bytes(new OrganisationView(1, organisation), json.OrganisationView),
                "RemoveAsync" or "RemoveExperimentAsync" => [],
                "ListExperimentsAsync" => JsonSerializer.SerializeToUtf8Bytes(new ExperimentPage { Experiments = [] }, json.ExperimentPage),
                "SubmitExperimentAsync" or "ExperimentAsync" or "CancelExperimentAsync" => JsonSerializer.SerializeToUtf8Bytes(Experiment, json.ExperimentStatus),
                "EffectsAsync" => JsonSerializer.SerializeToUtf8Bytes(Effects, json.ExperimentEffects),
                "LifeAsync" => JsonSerializer.SerializeToUtf8Bytes(
                    new OrganisationLife { Id = "", FromYear = 0, ToYear = 0, Years = [], Events = [], ReplayedFrom = -1, ReplayedOrganisationYears = 0 },
                    json.OrganisationLife),
                _ => JsonSerializer.SerializeToUtf8Bytes(Status, json.RunStatus),
            };
        }
    }
}
