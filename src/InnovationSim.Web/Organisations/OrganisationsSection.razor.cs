using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Pages;
using InnovationSim.Web.Runs;
using InnovationSim.Web.Years;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Organisations;

/// <summary>The largest organisations of a kind as of the last checkpoint.</summary>
public sealed partial class OrganisationsSection : IDisposable
{
    private const string Firm = "private-firm";

    private static readonly string[] Kinds = [Firm, "state-owned-enterprise", "university", "research-institute"];

    private static readonly (string Id, string Title, Func<Organisation, double> Size)[] Measures =
    [
        ("sales", "sales", organisation => organisation.SalesYuan ?? 0),
        ("staff", "staff", organisation => (organisation.SkilledWorkers ?? 0) + (organisation.Engineers ?? 0) + organisation.Researchers),
        ("research", "R&D", organisation => organisation.ResearchYuan),
        ("patents", "live patents", organisation => organisation.LivePatents),
        ("productivity", "productivity", organisation => organisation.Productivity ?? 0),
    ];

    private static readonly (string Metric, string Title, string What)[] Laws =
    [
        ("size_tail_exponent", "Tail of firm sizes, all private firms", "Hill exponent"),
        ("growth_shape_ratio", "Shape of firm growth, all private firms", "E g² / (E|g|)²"),
        ("growth_kurtosis", "Kurtosis of firm growth, all private firms", "kurtosis"),
    ];

    private CancellationTokenSource _left = new();
    private IReadOnlyList<string> _cities = [];
    private List<OrganisationRow> _rows = [];
    private OrganisationSurvey? _survey;
    private string? _problem;
    private string? _waiting;
    private bool _reading;
    private (string Kind, string City, string By, int? Checkpoint) _read;

    /// <summary>Kind that was chosen.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>City that was chosen.</summary>
    [SupplyParameterFromQuery(Name = "city")]
    public string? City { get; set; }

    /// <summary>Measure that was chosen.</summary>
    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    [CascadingParameter]
    private RunView View { get; set; } = null!;

    [Inject]
    private ISimulationService Service { get; set; } = null!;

    [Inject]
    private YearSlices Slices { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string KindNow => Kinds.Contains(Kind, StringComparer.Ordinal) ? Kind! : Firm;

    private string CityNow => _cities.Contains(City, StringComparer.Ordinal) ? City! : "";

    private bool IsFirm => KindNow is Firm or "state-owned-enterprise";

    private string ByNow => Measures.Any(measure => measure.Id == By && (IsFirm || By is "research" or "patents" or "staff")) ? By! : IsFirm ? "sales" : "research";

    private string MeasureTitle => Measures.First(measure => measure.Id == ByNow).Title;

    private string MeasureUnit => ByNow switch { "sales" or "research" => "yuan", "staff" => "persons", "patents" => "patents", _ => "" };

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            if (_cities.Count == 0) _cities = (await Slices.GetAsync(View.Status.Run, 0)).Cities;
            _waiting = View.Status.CheckpointYear is null ? "The run has no checkpoint yet; organisations can be read once it has." : null;
            var wanted = (KindNow, CityNow, ByNow, View.Status.CheckpointYear);
            if (_waiting is not null || wanted == _read) return;
            _read = wanted;
            await ReadAsync();
        }
        catch (SimulationServiceException problem)
        {
            _problem = Problems.Text(problem);
        }
    }

    private async Task ReadAsync()
    {
        await _left.CancelAsync();
        var mine = new CancellationTokenSource();
        _left = mine;
        var survey = new OrganisationSurvey(Measures.First(measure => measure.Id == ByNow).Size);
        _survey ??= survey;
        _reading = true;
        try
        {
            string[] cities = CityNow.Length > 0 ? [CityNow] : [.. _cities];
            await survey.ReadAsync(Service, View.Status.Run, KindNow, cities, () => InvokeAsync(StateHasChanged), mine.Token);
            _survey = survey;
            _rows = [.. survey.Largest.Select(each => new OrganisationRow(each, each.Sector is { } sector ? View.Region.Sector(sector) : ""))];
            _problem = _rows.Count == 0 ? "There are none of this kind here." : null;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Something else was chosen, or the page was left.
        }
        catch (StateConflictException notYet)
        {
            _waiting = notYet.Message;
        }
        catch (SimulationServiceException problem)
        {
            _problem = Problems.Text(problem);
        }
        finally
        {
            if (_left == mine) _reading = false;
        }
    }

    private void Show(string name, ChangeEventArgs change)
    {
        string? value = change.Value as string;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value), replace: true);
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _left.Cancel();
}
