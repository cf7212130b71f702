using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Organisations;

/// <summary>Size and growth of firms as histograms of a year, from table <c>distributions</c>.</summary>
public partial class FirmDistributions
{
    private List<(string Measure, string Owner, SizeClass Class)> _rows = [];
    private (string Run, int Year) _read;
    private int _year;

    /// <summary>Owner of the firms whose staff is shown: state or private.</summary>
    [Parameter, EditorRequired]
    public string Owner { get; set; } = "private";

    [CascadingParameter]
    private RunView View { get; set; } = null!;

    [Inject]
    private ISimulationService Service { get; set; } = null!;

    private IReadOnlyList<SizeClass> Staff => [.. _rows.Where(row => row.Measure == "staff" && row.Owner == Owner).Select(row => row.Class)];

    private IReadOnlyList<SizeClass> Growth => [.. _rows.Where(row => row.Measure == "growth").Select(row => row.Class)];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var wanted = (View.Status.Run, View.Year);
        if (wanted == _read || View.Year < 0) return;
        _read = wanted;
        var query = new ResultQuery { Table = "distributions", FromYear = View.Year, ToYear = View.Year };
        var rows = new List<(string, string, SizeClass)>();
        try
        {
            await foreach (ResultRow row in Service.ResultsAsync(View.Status.Run, query))
            {
                var of = new SizeClass((double)row.Values[3]!, (double?)row.Values[4], Convert.ToInt64(row.Values[5], CultureInfo.InvariantCulture));
                rows.Add(((string)row.Values[1]!, (string)row.Values[2]!, of));
            }
        }
        catch (SimulationServiceException)
        {
            // The page says already that the service does not answer, or knows no such table; nothing is better than a wrong year.
            _read = default;
            rows.Clear();
        }

        // Another year may have been asked for meanwhile.
        if (_read != default && _read != wanted) return;
        (_rows, _year) = (rows, wanted.Item2);
    }
}
