using InnovationSim.Contracts;
using InnovationSim.Web.Runs;

namespace InnovationSim.Web.Experiments;

/// <summary>Everything that the page changes of experiments, for whoever may give commands to runs.</summary>
internal sealed class ExperimentCommands(IExperimentService service, RunCommands runs)
{
    /// <summary>Whether whoever looks at the page may give commands.</summary>
    internal Task<bool> AreAllowedAsync() => runs.AreAllowedAsync();

    /// <summary><see cref="IExperimentService.SubmitExperimentAsync"/>.</summary>
    /// <exception cref="StateConflictException">Whoever looks may not; or what the service says.</exception>
    internal async Task<ExperimentStatus> SubmitAsync(ExperimentRequest request, string key)
    {
        await runs.AskAsync().ConfigureAwait(false);
        return await service.SubmitExperimentAsync(request, key).ConfigureAwait(false);
    }

    /// <summary><see cref="IExperimentService.CancelExperimentAsync"/>.</summary>
    internal async Task CancelAsync(string experiment)
    {
        await runs.AskAsync().ConfigureAwait(false);
        await service.CancelExperimentAsync(experiment).ConfigureAwait(false);
    }

    /// <summary><see cref="IExperimentService.RemoveExperimentAsync"/>.</summary>
    internal async Task RemoveAsync(string experiment)
    {
        await runs.AskAsync().ConfigureAwait(false);
        await service.RemoveExperimentAsync(experiment).ConfigureAwait(false);
    }
}
