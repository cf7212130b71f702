using InnovationSim.Contracts;

namespace InnovationSim.Cluster.Tests.Service;

/// <content>Descriptions of runs, and experiments.</content>
public partial class DocumentsTests
{
    private static RunDescription LeastDescription =>
        new() { Run = "", Scenario = "", ScenarioHash = "", ScenarioYaml = "", ModelVersion = 0, CheckpointEvery = 0, Sets = [], Policies = [], Remarks = [] };

    private static ExperimentStatus LeastExperiment => new()
    {
        Experiment = "", State = RunState.Queued, Scenario = "", Arms = [], FirstSeed = 0, Replicates = 0, Years = 0, Scale = 0,
        Runs = new RunCounts(0, 0, 0, 0, 0, 0), YearsDone = 0, YearsInAll = 0, Percent = 0, Created = DateTimeOffset.MinValue,
    };

    private static ExperimentStatus MostExperiment => new()
    {
        Experiment = Chinese, State = RunState.Failed, Label = Chinese, Scenario = Chinese,
        Arms = [new ArmInfo(Chinese, [new ArmPolicyInfo(Chinese, double.MaxValue)], new Dictionary<string, double> { [Chinese] = double.Epsilon })],
        FirstSeed = ulong.MaxValue, Replicates = int.MaxValue, Years = int.MaxValue, Scale = double.MaxValue,
        Runs = new RunCounts(int.MaxValue, 1, 2, 3, 4, int.MaxValue), YearsDone = long.MaxValue, YearsInAll = long.MaxValue, Percent = 100,
        Created = DateTimeOffset.MaxValue, Started = DateTimeOffset.UnixEpoch, Ended = DateTimeOffset.UnixEpoch, Error = "",
    };

    private static ExperimentEffects LeastEffects =>
        new() { Experiment = "", Baseline = "", Replicates = 0, CompleteRuns = 0, Confidence = 0.95, Effects = [] };

    private static (string Name, Action Check)[] Asked =>
    [
        Case("RunDescription, least", LeastDescription, Json.RunDescription),
        Case(
            "RunDescription, most",
            LeastDescription with
            {
                Run = Chinese, ScenarioYaml = "a:\n  b: \"哈\"\n", ModelVersion = int.MaxValue, CheckpointEvery = int.MinValue,
                Sets = [new RunSetting(Chinese, double.Epsilon, int.MaxValue)], Policies = [new RunAdoption(Chinese, "", Chinese, -0.0, int.MinValue)],
                Remarks = ["", Chinese],
            },
            Json.RunDescription),
        Case("ExperimentRequest, least", new ExperimentRequest { Arms = [] }, Json.ExperimentRequest),
        Case(
            "ExperimentRequest, most",
            new ExperimentRequest
            {
                Scenario = Chinese, ScenarioYaml = "", FirstSeed = ulong.MaxValue, Replicates = int.MinValue, Years = int.MaxValue, Scale = double.NaN,
                Label = "", CheckpointEvery = int.MaxValue, ShardSizes = new Dictionary<string, int> { [""] = int.MinValue },
                Arms =
                [
                    new ArmRequest { Name = "" },
                    new ArmRequest
                    {
                        Name = Chinese, Policies = [new PolicyRequest { PolicyYaml = Chinese, Intensity = double.PositiveInfinity }],
                        Sets = new Dictionary<string, double> { [Chinese] = -0.0 },
                    },
                ],
            },
            Json.ExperimentRequest),
        Case("ExperimentQuery, least", new ExperimentQuery(), Json.ExperimentQuery),
        Case("ExperimentQuery, most", new ExperimentQuery { From = Chinese, Limit = int.MinValue }, Json.ExperimentQuery),
        Case("ExperimentPage, least", new ExperimentPage { Experiments = [] }, Json.ExperimentPage),
        Case("ExperimentPage, most", new ExperimentPage { Experiments = [LeastExperiment, MostExperiment], Next = Chinese }, Json.ExperimentPage),
        Case("ExperimentStatus, least", LeastExperiment, Json.ExperimentStatus),
        Case("ExperimentStatus, most", MostExperiment, Json.ExperimentStatus),
        Case("EffectsQuery, least", new EffectsQuery(), Json.EffectsQuery),
        Case("EffectsQuery, most", new EffectsQuery { Metrics = ["", Chinese], Arms = [Chinese], FromYear = int.MinValue, ToYear = 0 }, Json.EffectsQuery),
        Case("ExperimentEffects, least", LeastEffects, Json.ExperimentEffects),
        Case(
            "ExperimentEffects, most",
            LeastEffects with
            {
                Experiment = Chinese, Replicates = int.MaxValue, CompleteRuns = int.MaxValue, Confidence = double.Epsilon,
                Effects =
                [
                    new Effect { Arm = "", Metric = "", Unit = "", Year = 0, Pairs = 0 },
                    new Effect
                    {
                        Arm = Chinese, Metric = Chinese, Unit = "%", Year = int.MaxValue, Pairs = int.MaxValue, BaselineMean = double.MaxValue, ArmMean = -0.0,
                        Difference = double.Epsilon, Low = double.MinValue, High = double.MaxValue, StandardDeviation = 0, ShareWithSign = 1,
                        PerBillionYuan = -1, PerBillionYuanLow = -2, PerBillionYuanHigh = 0,
                    },
                ],
            },
            Json.ExperimentEffects),
    ];
}
