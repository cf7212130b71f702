using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Charts;
using InnovationSim.Web.Pages;
using InnovationSim.Web.Runs;
using InnovationSim.Web.Years;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Organisations;

/// <summary>One organisation as of the last checkpoint, with the firms beside it.</summary>
public partial class OrganisationSection
{
    private OrganisationView? _found;
    private OrganisationRow? _row;
    private CellRow? _peers;
    private IReadOnlyList<(int Year, CellRow Row)> _world = [];
    private string? _problem;
    private (string Id, int? Checkpoint) _read;

    /// <summary>Its kind.</summary>
    [Parameter, EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>Its city.</summary>
    [Parameter, EditorRequired]
    public string City { get; set; } = "";

    /// <summary>Its serial, as text of the address.</summary>
    [Parameter, EditorRequired]
    public string Serial { get; set; } = "";

    [CascadingParameter]
    private RunView View { get; set; } = null!;

    private string Id => $"{Kind}/{City}/{Serial}";

    private int Number => int.TryParse(Serial, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private IReadOnlyList<int> WorldYears => [.. _world.Select(each => each.Year)];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_read == (Id, View.Status.CheckpointYear)) return;
        if (_read.Id != Id)
        {
            _found = null;
            _world = [];
        }

        _read = (Id, View.Status.CheckpointYear);
        try
        {
            OrganisationView found = await Service.OrganisationAsync(View.Status.Run, Id);
            (_found, _peers) = (found, null);
            _row = new OrganisationRow(found.Organisation, "");
            _problem = null;
            if (found.Organisation.Sector is { } sector) await ReadWorldAsync(found, sector);
        }
        catch (NotFoundException) when (_found is not null)
        {
            _problem = $"It is not there any more: it left between {View.YearText(_found.AsOfYear)} and the checkpoint after. Below is how it stood last.";
        }
        catch (SimulationServiceException problem)
        {
            _problem = problem is NotFoundException or StateConflictException
                ? $"{problem.Message} It may have left, or not been founded yet."
                : Problems.Text(problem);
        }
    }

    private async Task ReadWorldAsync(OrganisationView found, string sector)
    {
        string owner = Kind == "state-owned-enterprise" ? "state" : "private";
        string[] measures = ["firms", "entries", "exits", "sales_yuan", "research_yuan", "skilled_workers", "engineers", "researchers", "patents_live", "capital_yuan", "debt_yuan"];
        var rows = new List<(int Year, CellRow Row)>();
        var query = new ResultQuery
        {
            Table = "cities",
            FromYear = Math.Max(1, found.Organisation.FoundedYear ?? 1),
            Columns = ["year", .. measures],
            Where = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["city"] = [City], ["sector"] = [sector], ["owner"] = [owner] },
        };
        await foreach (ResultRow row in Service.ResultsAsync(View.Status.Run, query))
        {
            var values = new Dictionary<string, long>(StringComparer.Ordinal);
            for (int i = 0; i < measures.Length; i++) values[measures[i]] = Convert.ToInt64(row.Values[1 + i], CultureInfo.InvariantCulture);
            rows.Add((Convert.ToInt32(row.Values[0], CultureInfo.InvariantCulture), new CellRow(City, sector, owner, values)));
        }

        int step = Math.Max(1, rows.Count / RunView.MostPoints);
        _world = [.. rows.Where((row, i) => i % step == 0 || i == rows.Count - 1)];
        _peers = rows.FirstOrDefault(row => row.Year == found.AsOfYear).Row;
    }

    private IReadOnlyList<ChartSeries> World(string name, Func<CellRow, double> value) => [new(name, [.. _world.Select(each => value(each.Row))])];
}
