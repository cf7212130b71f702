using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Service;

/// <summary>All that travels between a client and the cluster, at its extremes.</summary>
public partial class DocumentsTests
{
    private const string Chinese = "哈尔滨 “高新区” \\ \u0000 🏭";

    private static readonly Documents Json = Documents.Default;

    private static readonly Organisation Least = new() { Id = "", Kind = "", City = "", Serial = 0, Researchers = 0, ResearchYuan = 0, CashYuan = 0,
        LivePatents = 0 };

    private static readonly RunStatus LeastStatus = new()
    {
        Run = "r", State = RunState.Queued, Scenario = "", Seed = 0, Scale = double.Epsilon, Years = 0, Year = -1, Percent = 0, Epoch = 0,
        Created = DateTimeOffset.MinValue,
    };

    private static readonly RunStatus MostStatus = new()
    {
        Run = Chinese, State = RunState.Failed, Asked = RunCommand.Cancel, Label = Chinese, Scenario = Chinese, Seed = ulong.MaxValue, Scale = double.MaxValue,
        Years = int.MaxValue, Year = int.MaxValue, Phase = "Plan", Percent = 100, Remaining = TimeSpan.MaxValue,
        OrganisationYearsPerSecond = double.PositiveInfinity,
        Organisations = long.MaxValue, Epoch = long.MaxValue, CheckpointYear = int.MinValue, Digest = new string('f', 32), ParentRun = Chinese, ParentYear = 0,
        Created = DateTimeOffset.MaxValue, Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(8)), Ended = DateTimeOffset.UnixEpoch,
        Error = "",
    };

    /// <summary>Pairs of a name and what travels.</summary>
    private static readonly (string Name, Action Check)[] Cases =
    [
        Case("RunRequest, least", new RunRequest(), Json.RunRequest),
        Case(
            "RunRequest, most",
            new RunRequest
            {
                Scenario = Chinese, ScenarioYaml = "a:\n  b: \"哈\"\n", Seed = ulong.MaxValue, Years = int.MinValue, Scale = double.NaN,
                CheckpointEvery = int.MaxValue, Label = "",
                Sets = new Dictionary<string, double> { ["entryRate"] = -0.0, ["Entry-Rate"] = double.NegativeInfinity, [Chinese] = double.Epsilon },
                ShardSizes = new Dictionary<string, int> { ["private-firm"] = int.MaxValue, [""] = int.MinValue },
            },
            Json.RunRequest),
        Case("ForkRequest, least", new ForkRequest { AtYear = 0, Sets = new Dictionary<string, double>() }, Json.ForkRequest),
        Case("ForkRequest, most", new ForkRequest { AtYear = int.MaxValue, Sets = new Dictionary<string, double> { ["a"] = 0.1 }, Years = 0,
            Label = Chinese }, Json.ForkRequest),
        Case("RunQuery, least", new RunQuery(), Json.RunQuery),
        Case("RunQuery, most", new RunQuery { States = Enum.GetValues<RunState>(), From = Chinese, Limit = int.MinValue }, Json.RunQuery),
        Case("RunPage, least", new RunPage { Runs = [] }, Json.RunPage),
        Case("RunPage, most", new RunPage { Runs = [LeastStatus, MostStatus], Next = Chinese }, Json.RunPage),
        Case("RunStatus, least", LeastStatus, Json.RunStatus),
        Case("RunStatus, most", MostStatus, Json.RunStatus),
        Case("ResultQuery, least", new ResultQuery { Table = "" }, Json.ResultQuery),
        Case(
            "ResultQuery, most",
            new ResultQuery
            {
                Table = Chinese, FromYear = int.MinValue, ToYear = 0, Columns = ["", Chinese],
                Where = new Dictionary<string, IReadOnlyList<string>> { ["City"] = [], [Chinese] = ["", Chinese] },
            },
            Json.ResultQuery),
        Case("OrganisationQuery, least", new OrganisationQuery { Kind = "", City = "" }, Json.OrganisationQuery),
        Case("OrganisationQuery, most", new OrganisationQuery { Kind = Chinese, City = Chinese, FromSerial = int.MaxValue, Limit = int.MinValue },
            Json.OrganisationQuery),
        Case("OrganisationPage, least", new OrganisationPage { AsOfYear = 0, Organisations = [] }, Json.OrganisationPage),
        Case("OrganisationPage, most", new OrganisationPage { AsOfYear = int.MaxValue, Organisations = [Least, Most()], NextSerial = int.MaxValue },
            Json.OrganisationPage),
        Case("OrganisationView, least", new OrganisationView(-1, Least), Json.OrganisationView),
        Case("OrganisationView, most", new OrganisationView(int.MaxValue, Most()), Json.OrganisationView),
        Case("LifeQuery, least", new LifeQuery(), Json.LifeQuery),
        Case("LifeQuery, most", new LifeQuery { FromYear = int.MinValue, ToYear = 0 }, Json.LifeQuery),
        Case("OrganisationLife, least", LeastLife, Json.OrganisationLife),
        Case(
            "OrganisationLife, most",
            LeastLife with
            {
                Id = Chinese, FromYear = int.MinValue, ToYear = int.MaxValue, Years = [new LifeYear(0, Least), new LifeYear(int.MaxValue, Most())],
                Events =
                [
                    new LifeEvent(0, LifeEventKind.Founded),
                    new LifeEvent(int.MaxValue, LifeEventKind.Exit) { With = Chinese, Count = long.MaxValue, AmountYuan = long.MinValue, Detail = "" },
                ],
                ReplayedOrganisationYears = long.MaxValue,
            },
            Json.OrganisationLife),
        Case("SimulationError, least", new SimulationError(SimulationErrorCode.NotFound, "", []), Json.SimulationError),
        Case(
            "SimulationError, most",
            new SimulationError(SimulationErrorCode.Unavailable, Chinese, [new RequestProblem("", "", "", ""), new RequestProblem(Chinese, "NaN", "0 … 1",
                Chinese)]),
            Json.SimulationError),
        Case("YearsChunk, least", new YearsChunk([], Ended: false), Json.YearsChunk),
        Case(
            "YearsChunk, most",
            new YearsChunk(
                [
                    new YearReport { Run = "", Year = 0, CalendarYear = int.MinValue, Digest = "", Metrics = new Dictionary<string, double?>() },
                    new YearReport
                    {
                        Run = Chinese, Year = int.MaxValue, CalendarYear = 2100, Digest = new string('0', 32),
                        Metrics = new Dictionary<string, double?> { ["none"] = null, ["NaN"] = double.NaN, [Chinese] = -0.0, ["max"] = double.MaxValue },
                    },
                ],
                Ended: true),
            Json.YearsChunk),
        Case("RowsChunk, least", new RowsChunk([], null), Json.RowsChunk),
        Case("RowsChunk, most", new RowsChunk([[], [Cells.ToJson(long.MinValue), Cells.ToJson(null), Cells.ToJson(Chinese)]], int.MaxValue), Json.RowsChunk),
    ];

    /// <summary>Those above and those of descriptions and experiments.</summary>
    private static (string Name, Action Check)[] All => [.. Cases, .. Asked];

    public static TheoryData<string> Names { get; } = [.. All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_arrives_as_it_was_sent(string name) => All.Single(each => each.Name == name).Check();

    [Fact]
    public void Every_document_is_tested_at_both_extremes() =>
        All.Select(each => each.Name.Split(',')[0]).CountBy(name => name).ToDictionary(each => each.Key, each => each.Value).ShouldBe(
            typeof(Documents).GetProperties().Where(property => property.PropertyType.IsGenericType)
                .Select(property => property.PropertyType.GenericTypeArguments[0]).Where(type => IsOfAnInterface(type)).ToDictionary(type => type.Name, _ => 2),
            ignoreOrder: true);

    private static bool IsOfAnInterface(Type type) => typeof(Documents).GetCustomAttributesData()
        .Any(attribute => attribute.AttributeType.Name == "JsonSerializableAttribute" && Equals(attribute.ConstructorArguments[0].Value, type));

    private static OrganisationLife LeastLife =>
        new() { Id = "", FromYear = 0, ToYear = 0, Years = [], Events = [], ReplayedFrom = -1, ReplayedOrganisationYears = 0 };

    private static Organisation Most() => new()
    {
        Id = Chinese, Kind = Chinese, City = Chinese, Serial = int.MaxValue, Name = Chinese, Sector = "", FoundedYear = int.MinValue,
        SkilledWorkers = int.MaxValue, Engineers = 0,
        Researchers = int.MaxValue, SalesYuan = long.MaxValue, ResearchIntensity = double.NaN, ResearchYuan = long.MinValue, Productivity = double.Epsilon,
        CapitalYuan = (1L << 53) + 1, CashYuan = long.MinValue, DebtYuan = 0, LivePatents = int.MaxValue, Licences = 0, HighTech = false, ChainLeader = true,
        DigitalPercent = 100, FeesYuan = -1, TransferOffice = true,
    };

    private static (string Name, Action Check) Case<T>(string name, T value, JsonTypeInfo<T> type)
        where T : class =>
        (name, () =>
        {
            byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
            T back = JsonSerializer.Deserialize(bytes, type)!;
            back.ShouldNotBeSameAs(value);
            JsonSerializer.SerializeToUtf8Bytes(back, type).ShouldBe(bytes);
            ShouldBeTheSame(back, value, name);
        });

    /// <summary>The same values, whatever lists and dictionaries they are kept in; numbers bit for bit.</summary>
    private static void ShouldBeTheSame(object? actual, object? expected, string where)
    {
        switch (expected)
        {
            case null or string or ValueType and not JsonElement and not double:
                actual.ShouldBe(expected, where);
                break;
            case double number:
                BitConverter.DoubleToInt64Bits(actual.ShouldBeOfType<double>(where)).ShouldBe(BitConverter.DoubleToInt64Bits(number), where);
                break;
            case JsonElement cell:
                actual.ShouldBeOfType<JsonElement>(where).GetRawText().ShouldBe(cell.GetRawText(), where);
                break;
            case IDictionary pairs:
                var others = actual.ShouldBeAssignableTo<IDictionary>(where)!;
                others.Count.ShouldBe(pairs.Count, where);
                foreach (DictionaryEntry pair in pairs) ShouldBeTheSame(others[pair.Key], pair.Value, $"{where} [{pair.Key}]");
                break;
            case IEnumerable items:
                object?[] list = [.. items];
                object?[] otherList = [.. actual.ShouldBeAssignableTo<IEnumerable>(where)!];
                otherList.Length.ShouldBe(list.Length, where);
                for (int at = 0; at < list.Length; at++) ShouldBeTheSame(otherList[at], list[at], $"{where} [{at}]");
                break;
            default:
                foreach (PropertyInfo property in expected.GetType().GetProperties())
                    ShouldBeTheSame(property.GetValue(actual), property.GetValue(expected), $"{where}.{property.Name}");
                break;
        }
    }
}
