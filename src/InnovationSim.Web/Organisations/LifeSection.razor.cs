using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Charts;
using InnovationSim.Web.Pages;
using InnovationSim.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Organisations;

/// <summary>The life of one organisation, replayed when it is asked for; at once where that costs next to nothing.</summary>
public sealed partial class LifeSection
{
    // A replay of so many organisation-years takes a second or two.
    private const long CostsLittle = 500_000;

    private CancellationTokenSource _left = new();
    private OrganisationLife? _life;
    private string _asked = "";
    private int[] _years = [];
    private LifeLine[] _lines = [];
    private string _kind = "";
    private string? _problem;
    private bool _replaying;

    /// <summary>Id of the organisation: kind/city/serial.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [CascadingParameter]
    private RunView View { get; set; } = null!;

    [Inject]
    private ISimulationService Service { get; set; } = null!;

    private long Cost => (View.Status.Organisations ?? 0) * Math.Max(1, View.Status.Year);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_asked == Id) return;
        _left.Cancel();
        _asked = Id;
        _life = null;
        _problem = null;
        _replaying = false;
    }

    /// <inheritdoc/>
    /// <remarks>Not before: the plain page is not to wait for it.</remarks>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_life is not null || _replaying || _problem is not null || View.Status.Year < 0) return;
        if (View.Status.Organisations is not null && Cost <= CostsLittle) await ReplayAsync();
    }

    private async Task ReplayAsync()
    {
        await _left.CancelAsync();
        var mine = new CancellationTokenSource();
        _left = mine;
        (_replaying, _problem) = (true, null);
        StateHasChanged();
        try
        {
            OrganisationLife life = await Service.LifeAsync(View.Status.Run, Id, new LifeQuery(), mine.Token);
            if (_left != mine) return;
            _life = life;
            _years = [.. life.Years.Select(each => each.Year)];
            Choose("");
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // It was stopped, or the page was left.
            if (_left == mine) _problem = "The replay was stopped.";
        }
        catch (SimulationServiceException problem)
        {
            if (_left == mine) _problem = Problems.Text(problem);
        }
        finally
        {
            if (_left == mine)
            {
                _replaying = false;
                StateHasChanged();
            }
        }
    }

    private void Stop() => _left.Cancel();

    private void Choose(string? kind)
    {
        _kind = kind ?? "";
        _lines =
        [
            .. _life!.Events.Reverse().Where(each => _kind.Length == 0 || each.Kind.ToString() == _kind).Select(each => LifeLine.Of(each, View.Region.City)),
        ];
    }

    private string End(OrganisationLife life)
    {
        if (life.Events.LastOrDefault(each => each.Kind == LifeEventKind.Exit) is not { } exit) return "";
        string why = exit.Detail switch
        {
            "insolvent" => "it could not pay its bills",
            "too-small" => "its sales had become too small to live on",
            _ => "its owners gave up",
        };
        return $"It closed in {View.YearText(exit.Year)}: {why}.";
    }

    private static bool IsFirm(OrganisationLife life) => life.Years[^1].State.SalesYuan is not null;

    private IReadOnlyList<ChartSeries> Line(string name, Func<Organisation, double> value) => [new(name, [.. _life!.Years.Select(each => value(each.State))])];

    private IReadOnlyList<ChartSeries> Staff(OrganisationLife life) => IsFirm(life)
        ?
        [
            .. Line("skilled workers", it => it.SkilledWorkers ?? 0),
            .. Line("engineers", it => it.Engineers ?? 0),
            .. Line("researchers", it => it.Researchers),
        ]
        : Line("researchers", it => it.Researchers);

    private IReadOnlyList<ChartSeries> Money(OrganisationLife life) => IsFirm(life)
        ? [.. Line("sales", it => it.SalesYuan ?? 0), .. Line("R&D", it => it.ResearchYuan), .. Line("debt", it => it.DebtYuan ?? 0)]
        : [.. Line("budget", it => it.ResearchYuan), .. Line("licence fees", it => it.FeesYuan ?? 0)];

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _left.Cancel();
}
