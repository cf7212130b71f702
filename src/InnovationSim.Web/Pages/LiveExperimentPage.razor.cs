using System.Diagnostics;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Contracts;
using InnovationSim.Web.Charts;
using InnovationSim.Web.Metrics;
using InnovationSim.Web.Regions;
using InnovationSim.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Pages;

/// <summary>One experiment: how it goes, and how its arms differ.</summary>
public sealed partial class LiveExperimentPage
{
    private const string FirstMetric = "gdp";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Reading effects takes a look at every complete run: whoever looks on sees them grow now and then, not with every run.
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _left = new();
    private ExperimentStatus? _status;
    private IReadOnlyList<Effect> _effects = [];
    private IReadOnlyList<Effect> _course = [];
    private int[] _years = [];
    private Reading? _read;
    private string _unit = "";
    private string? _problem;
    private int _baseYear;
    private int _pairs;
    private long _readAt;
    private bool _missing;
    private bool _clearOnly;

    /// <summary>The experiment.</summary>
    [Parameter]
    public string Experiment { get; set; } = "";

    /// <summary>The arm that is compared; null for the first after the baseline.</summary>
    [SupplyParameterFromQuery(Name = "arm")]
    public string? Arm { get; set; }

    /// <summary>The metric of the charts.</summary>
    [SupplyParameterFromQuery(Name = "metric")]
    public string? Metric { get; set; }

    /// <summary>The year of the table; null for the last.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    [Inject]
    private IExperimentService Service { get; set; } = null!;

    [Inject]
    private ISimulationService Runs { get; set; } = null!;

    [Inject]
    private MetricCatalog Catalog { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Baseline => _status!.Arms[0].Name;

    private string ArmNow => _status!.Arms.Skip(1).FirstOrDefault(arm => string.Equals(arm.Name, Arm, StringComparison.Ordinal))?.Name ?? _status.Arms[1].Name;

    private string MetricNow => Metric is { } metric && InfoOf(metric) is not null ? metric : FirstMetric;

    private int ShownYear => Math.Clamp(Year ?? _status!.Years, 0, _status!.Years);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = LookAgainAsync();
    }

    private async Task LookAgainAsync()
    {
        while (!_left.IsCancellationRequested && !_missing)
        {
            await Task.Delay(Pause, _left.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_left.IsCancellationRequested) break;
            await InvokeAsync(async () =>
            {
                if (_status is { } status && status.State.IsEnd() && _problem is null) return;
                await LoadAsync();
                StateHasChanged();
            }).ConfigureAwait(false);
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            await Catalog.LoadAsync(_left.Token);
            ExperimentStatus status = await Service.ExperimentAsync(Experiment, _left.Token);
            _status = status;
            if (_baseYear == 0) _baseYear = await BaseYearAsync(status);
            await ReadAsync(status);
            _problem = null;
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (SimulationServiceException problem)
        {
            _missing = problem is NotFoundException;
            if (_missing) _status = null;
            _problem = Problems.Text(problem);
        }
    }

    /// <summary>The calendar year of year 0, from the text that its runs were made of.</summary>
    private async Task<int> BaseYearAsync(ExperimentStatus status)
    {
        if ((await Runs.ListAsync(new RunQuery { Experiment = status.Experiment, Limit = 1 }, _left.Token)).Runs is not [{ } run]) return 0;
        return Region.Of(await Runs.DescribeAsync(run.Run, _left.Token)).Document?.BaseYear ?? 0;
    }

    /// <summary>Effects are read when something else is looked at or more is complete, not each time that somebody looks how it goes.</summary>
    private async Task ReadAsync(ExperimentStatus status)
    {
        var wanted = new Reading(status.Experiment, ArmNow, MetricNow, ShownYear, status.Runs.Complete);
        if (_read == wanted) return;
        bool onlyMore = _read is { } before && before with { Complete = wanted.Complete } == wanted;
        if (onlyMore && _pairs > 0 && !status.State.IsEnd() && Stopwatch.GetElapsedTime(_readAt) < BetweenReadings) return;
        var table = new EffectsQuery { Arms = [ArmNow], FromYear = ShownYear, ToYear = ShownYear };
        var chart = new EffectsQuery { Arms = [ArmNow], Metrics = [MetricNow] };
        ExperimentEffects effects = await Service.EffectsAsync(status.Experiment, table, _left.Token);
        ExperimentEffects course = await Service.EffectsAsync(status.Experiment, chart, _left.Token);
        // Another choice may have been made meanwhile; its answer is on the way.
        if (wanted != new Reading(status.Experiment, ArmNow, MetricNow, ShownYear, status.Runs.Complete)) return;
        int step = Math.Max(1, (course.Effects.Count / RunView.MostPoints) + 1);
        _effects = effects.Effects;
        _course = [.. course.Effects.Where((_, at) => at % step == 0 || at == course.Effects.Count - 1)];
        _years = [.. _course.Select(effect => effect.Year)];
        _unit = course.Effects.Count > 0 ? course.Effects[0].Unit : "";
        _pairs = course.Effects.Select(effect => effect.Pairs).DefaultIfEmpty(0).Max();
        _read = wanted;
        _readAt = Stopwatch.GetTimestamp();
    }

    private ChartSeries Line(string name, Func<Effect, double?> value) => new(name, Values(value));

    private double[] Values(Func<Effect, double?> value) => [.. _course.Select(effect => Or(value(effect)))];

    /// <summary>With its unit, which need not be that of the values beside it. Of spending itself it would say nothing.</summary>
    private static string PerBillion(Effect effect)
    {
        if (effect.PerBillionYuan is not { } ratio || string.Equals(effect.Metric, Spending.Metric, StringComparison.Ordinal)) return Display.None;
        Display display = Display.For(effect.Unit, ratio);
        return $"{display.Signed(ratio)} {display.Unit}".TrimEnd();
    }

    private static double Or(double? value) => value ?? double.NaN;

    /// <summary>Effects name metrics as files do, with hyphens; columns have underscores.</summary>
    private static string NameOf(MetricInfo metric) => metric.Name.Replace('_', '-');

    private MetricInfo? InfoOf(string metric) => Catalog.Regional.GetValueOrDefault(metric.Replace('-', '_'));

    private string TitleOf(string metric) => InfoOf(metric)?.Title ?? Words.Title(metric);

    private void Pick(int? year) => Show("year", year);

    private void Show(string name, object? value) => Navigation.NavigateTo(Address(name, value), replace: true);

    private string Address(string name, object? value) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value });

    /// <inheritdoc/>
    public void Dispose() => _left.Cancel();

    /// <summary>What effects were read for.</summary>
    private sealed record Reading(string Experiment, string Arm, string Metric, int Year, int Complete);
}
