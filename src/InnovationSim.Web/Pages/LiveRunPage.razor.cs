using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Regions;
using InnovationSim.Web.Runs;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Pages;

/// <summary>A run: everything that is to be seen of it, live. What is shown stands in the address, so a page that is loaded anew shows the same.</summary>
public sealed partial class LiveRunPage
{
    private static readonly TimeSpan PatienceForTheFirstDrawing = TimeSpan.FromMilliseconds(600);

    private static readonly (string Section, string Title)[] Sections =
    [
        ("", "Overview"), ("map", "Map"), ("clusters", "Clusters"), ("organisations", "Organisations"), ("facts", "Facts"), ("data", "Data"),
    ];

    private RunFeeds.Look? _look;
    private RunFeed? _feed;
    private RunStatus? _status;
    private RunView? _view;

    /// <summary>The run.</summary>
    [Parameter]
    public string Run { get; set; } = "";

    /// <summary>The part of its page; empty for the overview.</summary>
    [Parameter]
    public string? Section { get; set; } = "";

    /// <summary>Kind of an organisation.</summary>
    [Parameter]
    public string? Kind { get; set; }

    /// <summary>City of an organisation.</summary>
    [Parameter]
    public string? City { get; set; }

    /// <summary>Serial of an organisation.</summary>
    [Parameter]
    public string? Serial { get; set; }

    /// <summary>The year that was picked; null for the latest.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    public int? Year { get; set; }

    /// <summary>simulated for the numbers of the part that is simulated; else those of the whole region.</summary>
    [SupplyParameterFromQuery(Name = "numbers")]
    public string? Numbers { get; set; }

    private bool Simulated => string.Equals(Numbers, "simulated", StringComparison.Ordinal);

    private bool Missing => _feed?.Problem is NotFoundException;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Section = Serial is not null ? "organisations" : Section ?? "";
        if (_feed?.Run != Run)
        {
            Leave();
            _look = Feeds.Open(Run);
            _feed = _look.Feed;
            _feed.Changed += Redraw;
        }

        Look();
        if (_view is not null && _feed.Ready.IsCompleted) return;
        await Task.WhenAny(_feed.Ready, Task.Delay(PatienceForTheFirstDrawing));
        try
        {
            await Catalog.LoadAsync();
        }
        catch (SimulationServiceException)
        {
            // The feed meets the same failure and says so; the next change tries again.
        }

        Look();
    }

    private void Look()
    {
        _status = _feed!.Status;
        // Metrics are asked for before anything is drawn of them.
        _view = _status is null || Catalog.Regional.Count == 0
            ? null
            : new RunView(_feed, _status, Region.Of(_feed.Asked), Catalog.Regional, Year, !Simulated, Pick);
    }

    private void Redraw(object? sender, EventArgs change) => _ = InvokeAsync(async () =>
    {
        if (_feed is null) return;
        if (Catalog.Regional.Count == 0 && _feed.Problem is null) await Catalog.LoadAsync();
        Look();
        StateHasChanged();
    });

    private Task RefreshAsync() => _feed!.RefreshAsync();

    private void Pick(int? year) => Show(new Dictionary<string, object?>(StringComparer.Ordinal) { ["year"] = year });

    private void ChooseScale(bool wholeRegion) =>
        Show(new Dictionary<string, object?>(StringComparer.Ordinal) { ["numbers"] = wholeRegion ? null : "simulated" });

    private void Show(Dictionary<string, object?> parts) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parts), replace: true);

    private string Address(string section)
    {
        string path = section.Length == 0 ? $"runs/{Run}" : $"runs/{Run}/{section}";
        var parts = new List<string>();
        if (Year is { } year) parts.Add(string.Create(CultureInfo.InvariantCulture, $"year={year}"));
        if (Simulated) parts.Add("numbers=simulated");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private void Leave()
    {
        if (_feed is not null) _feed.Changed -= Redraw;
        _look?.Dispose();
        _look = null;
        _feed = null;
        _view = null;
        _status = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Leave();
}
