using InnovationSim.Contracts;
using InnovationSim.Web.Charts;
using InnovationSim.Web.Comparing;
using InnovationSim.Web.Metrics;
using InnovationSim.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Pages;

/// <summary>Two arms of runs side by side.</summary>
public sealed partial class ComparePage
{
    private const int MostRuns = 200;
    private const string FirstMetric = "gdp";

    private readonly Dictionary<string, RunFeeds.Look> _looks = new(StringComparer.Ordinal);
    private List<string> _a = [];
    private List<string> _b = [];
    private IReadOnlyList<RunStatus> _runs = [];
    private (Arm A, Arm B)? _arms;
    private int[] _years = [];
    private string? _problem;
    private bool _clearOnly;
    private bool? _choosing;

    /// <summary>Runs of the first arm, with commas between.</summary>
    [SupplyParameterFromQuery(Name = "a")]
    public string? A { get; set; }

    /// <summary>Runs of the second arm.</summary>
    [SupplyParameterFromQuery(Name = "b")]
    public string? B { get; set; }

    /// <summary>The metric of the charts.</summary>
    [SupplyParameterFromQuery(Name = "metric")]
    public string? Metric { get; set; }

    /// <summary>The year of the table; null for the last that all have.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    [Inject]
    private ISimulationService Service { get; set; } = null!;

    [Inject]
    private RunFeeds Feeds { get; set; } = null!;

    [Inject]
    private MetricCatalog Catalog { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool Both => _a.Count > 0 && _b.Count > 0;

    private int LastYear => _arms is { } arms ? Math.Min(arms.A.LastYear, arms.B.LastYear) : -1;

    private int ShownYear => Math.Clamp(Year ?? LastYear, 0, Math.Max(0, LastYear));

    private MetricInfo MetricNow => Catalog.Regional.GetValueOrDefault(Metric ?? FirstMetric) ?? Catalog.Regional.Values.First();

    private bool HasIntervals => _arms is { } arms && arms.A.Feeds.Count > 1 && arms.B.Feeds.Count > 1;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        (_a, _b) = (Parts(A), Parts(B));
        // Whoever is choosing goes on choosing when both arms have a run.
        _choosing ??= !Both;
        try
        {
            if (_runs.Count == 0) _runs = (await Service.ListAsync(new RunQuery { Limit = MostRuns })).Runs;
            await Catalog.LoadAsync();
            _problem = null;
        }
        catch (SimulationServiceException problem)
        {
            _problem = Problems.Text(problem);
            return;
        }

        Follow();
        if (!Both) return;
        await Task.WhenAny(Task.WhenAll(_looks.Values.Select(look => look.Feed.Ready)), Task.Delay(TimeSpan.FromSeconds(1)));
        Gather();
    }

    private void Follow()
    {
        string[] wanted = [.. _a.Concat(_b).Distinct(StringComparer.Ordinal)];
        foreach (string run in _looks.Keys.Except(wanted, StringComparer.Ordinal).ToArray()) Leave(run);
        foreach (string run in wanted.Where(run => !_looks.ContainsKey(run)))
        {
            _looks[run] = Feeds.Open(run);
            _looks[run].Feed.Changed += Redraw;
        }
    }

    private void Gather()
    {
        Exception? problem = _looks.Values.Select(look => look.Feed.Problem).FirstOrDefault(each => each is not null);
        _problem = problem is null ? null : Problems.Text(problem);
        bool known = Both && _a.Concat(_b).All(run => _looks.TryGetValue(run, out RunFeeds.Look? look) && look.Feed.Status is not null);
        _arms = known ? (ArmOf("A", _a), ArmOf("B", _b)) : null;
        int step = Math.Max(1, (LastYear / RunView.MostPoints) + 1);
        _years = LastYear < 0 ? [] : [.. Enumerable.Range(0, LastYear + 1).Where(year => year % step == 0 || year == LastYear)];
    }

    private Arm ArmOf(string name, IEnumerable<string> runs) => new(name, [.. runs.Select(run => _looks[run].Feed)]);

    private void Redraw(object? sender, EventArgs change) => _ = InvokeAsync(() =>
    {
        Gather();
        StateHasChanged();
    });

    private ChartSeries Mean(Arm arm) => new(
        arm.Title,
        [.. _years.Select(year => arm.Values(MetricNow, year).Select(each => each.Value).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())]);

    private IReadOnlyList<ChartSeries> Differences(Arm a, Arm b)
    {
        Difference[] all = [.. _years.Select(year => Difference.Of(a.Values(MetricNow, year), b.Values(MetricNow, year)))];
        var mean = new ChartSeries("B − A", [.. all.Select(each => each.Value)]);
        return HasIntervals
            ? [mean, End("95 %, lower end", each => each.Value - (each.HalfWidth ?? double.NaN)), End("95 %, upper end", each => each.Value + (each.HalfWidth ?? double.NaN))]
            : [mean];

        ChartSeries End(string name, Func<Difference, double> end) => new(name, [.. all.Select(end)]);
    }

    private static IEnumerable<string> Warnings(Arm a, Arm b)
    {
        RunStatus[] all = [.. a.Feeds.Concat(b.Feeds).Select(feed => feed.Status!)];
        if (all.Select(run => run.Scenario).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return "These runs are of different scenarios: the difference is the regions' as well.";
        if (a.Feeds.Count == 1 && b.Feeds.Count == 1)
        {
            yield return a.Feeds[0].Status!.Seed == b.Feeds[0].Status!.Seed
                ? "One run an arm, of the same seed: what differs is the parameters' doing, for this seed. Several seeds an arm give an interval."
                : "One run an arm, of different seeds: chance is part of the difference. Take the same seed, or several runs an arm.";
        }
    }

    private void Choose(List<string> arm, List<string> other, string run)
    {
        // A run is in one arm only.
        if (!arm.Remove(run)) arm.Add(run);
        other.Remove(run);
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["a"] = Text(_a), ["b"] = Text(_b) }), replace: true);
    }

    private void Pick(int? year) => Show("year", year);

    private void Show(string name, object? value) => Navigation.NavigateTo(Address(name, value), replace: true);

    private string Address(string name, object? value) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value });

    private static string? Text(List<string> runs) => runs.Count == 0 ? null : string.Join(',', runs);

    private static List<string> Parts(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private void Leave(string run)
    {
        _looks[run].Feed.Changed -= Redraw;
        _looks[run].Dispose();
        _looks.Remove(run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string run in _looks.Keys.ToArray()) Leave(run);
    }
}
