using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Web.Metrics;
using InnovationSim.Web.Starting;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Pages;

/// <summary>Starts a run, or a branch of one.</summary>
public partial class StartPage
{
    private readonly StartForm _form = new();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private IReadOnlyList<RequestProblem> _problems = [];
    private RunStatus? _parent;
    private ElementReference _summary;
    private string? _failure;
    private string _find = "";
    private string _atYear = "0";
    private bool _allowed = true;
    private bool _busy;
    private bool _toProblems;

    /// <summary>The run to branch off from; null for a run of its own.</summary>
    [SupplyParameterFromQuery(Name = "fork")]
    public string? Fork { get; set; }

    /// <summary>The year to branch off after.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public int? At { get; set; }

    /// <summary>The scenario to begin with.</summary>
    [SupplyParameterFromQuery(Name = "scenario")]
    public string? Scenario { get; set; }

    private bool IsFork => !string.IsNullOrEmpty(Fork);

    private string Heading => IsFork ? "Branch off a run" : "Start a run";

    private string FirmsText =>
        _form.Document is { } document
        && double.TryParse(_form.Scale, NumberStyles.Float, CultureInfo.InvariantCulture, out double scale)
        && scale is > 0 and <= 4
            ? $" About {Count(Math.Round(document.Economy.PrivateFirms * scale))} private firms."
            : "";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _allowed = await Commands.AreAllowedAsync();
        if (Scenario is { Length: > 0 } scenario) _form.Choose(scenario);
        if (!IsFork) return;
        _atYear = (At ?? 0).ToString(CultureInfo.InvariantCulture);
        try
        {
            _parent = await Service.StatusAsync(Fork!);
            _form.Choose(_parent.Scenario);
            _form.Years = _parent.Years.ToString(CultureInfo.InvariantCulture);
        }
        catch (SimulationServiceException problem)
        {
            _failure = problem.Message;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toProblems) return;
        _toProblems = false;
        await _summary.FocusAsync();
    }

    private async Task SubmitAsync()
    {
        if (_busy) return;
        (_busy, _problems, _failure) = (true, [], null);
        try
        {
            RunStatus run = IsFork
                ? await Commands.ForkAsync(Fork!, _form.ToFork(_atYear), _form.Key)
                : await Commands.SubmitAsync(_form.ToRequest(), _form.Key);
            Navigation.NavigateTo($"runs/{run.Run}");
        }
        catch (InvalidRequestException problem)
        {
            _problems = problem.Problems;
            OpenGroupsWithProblems();
            _toProblems = true;
            _form.Renew();
        }
        catch (SimulationServiceException problem)
        {
            // The key stays: a request whose answer was lost may have been accepted, and is not to be started twice.
            _failure = problem.Message;
            if (problem is StateConflictException) _form.Renew();
        }
        finally
        {
            _busy = false;
        }
    }

    private bool Found(ParameterDefinition parameter)
    {
        string find = _find.Trim();
        return find.Length <= 1
            || parameter.Name.Contains(find, StringComparison.OrdinalIgnoreCase)
            || Words.Title(parameter.Name).Contains(find, StringComparison.OrdinalIgnoreCase)
            || parameter.Description.Contains(find, StringComparison.OrdinalIgnoreCase);
    }

    private void Toggle(string group)
    {
        if (!_open.Remove(group)) _open.Add(group);
    }

    private void OpenGroupsWithProblems()
    {
        foreach (ParameterDefinition parameter in InnovationSim.Scenarios.ParameterTable.All)
        {
            if (ProblemOf($"sets.{parameter.Name}") is not null) _open.Add(parameter.Group);
        }
    }

    private string? ProblemOf(string field) => _problems.FirstOrDefault(problem => problem.Field == field)?.Message;

    private string? Invalid(string field) =>
        _problems.Any(problem => problem.Field == field || problem.Field.StartsWith(field + ":", StringComparison.Ordinal)) ? "true" : null;

    private static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
