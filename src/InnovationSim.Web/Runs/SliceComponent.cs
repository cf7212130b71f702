using InnovationSim.Contracts;
using InnovationSim.Web.Pages;
using InnovationSim.Web.Years;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Runs;

/// <summary>A part of a run's page that shows the picked year place by place. What it showed before stays until the next year is read.</summary>
public abstract class SliceComponent : ComponentBase
{
    private bool _reading;

    [CascadingParameter]
    private protected RunView View { get; set; } = null!;

    [Inject]
    private protected YearSlices Slices { get; set; } = null!;

    /// <summary>The year that is shown; null until one was read.</summary>
    private protected YearSlice? Slice { get; private set; }

    /// <summary>Why none can be read; null if one can.</summary>
    private protected string? Problem { get; private set; }

    /// <summary>Whether this year has something to show: flows are undefined in year 0.</summary>
    private protected virtual int FirstYear => 0;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // One at a time: years may come faster than they are read.
        if (_reading) return;
        _reading = true;
        try
        {
            while (View.Year >= FirstYear && Slice?.Year != View.Year)
            {
                Slice = await Slices.GetAsync(View.Status.Run, View.Year);
                await OnSliceAsync();
                Problem = null;
                StateHasChanged();
            }
        }
        catch (SimulationServiceException problem)
        {
            Problem = Problems.Text(problem);
        }
        finally
        {
            _reading = false;
        }
    }

    /// <summary>Another year was read.</summary>
    private protected virtual Task OnSliceAsync() => Task.CompletedTask;
}
