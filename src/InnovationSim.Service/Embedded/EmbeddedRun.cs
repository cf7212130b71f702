using InnovationSim.Contracts;
using InnovationSim.Engine.Fleet;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Reading;
using InnovationSim.Service.Runs;
using InnovationSim.Service.Watching;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Embedded;

/// <summary>A run that has its turn: one life, or several if the storage fails in between.</summary>
internal sealed class EmbeddedRun(string run, IRunStorage storage, EmbeddedOptions options, RunSignal signal, CancellationToken broken)
{
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RunLife? _life;
    private volatile bool _progressed;

    internal RunLifeStatus? Status => _life?.Status;

    internal void Ask(RunCommand command) => _life?.Ask(command);

    /// <summary>Lets go of the run at the end of the year.</summary>
    internal void HandOver()
    {
        _stopping.TrySetResult();
        _life?.HandOver();
    }

    /// <summary>Runs it as far as it may go. What cannot be mended is noted in the catalogue; nothing is thrown.</summary>
    internal async Task RunAsync()
    {
        for (int retries = 0; ; retries++)
        {
            Exception failure;
            long? epoch = null;
            try
            {
                if (await storage.Catalog.FindAsync(run, broken).ConfigureAwait(false) is not { State: RunState.Queued or RunState.Running } record) return;
                epoch = await storage.Catalog.RaiseEpochAsync(run, broken).ConfigureAwait(false);
                if (epoch is null || await storage.Catalog.InputAsync(run, broken).ConfigureAwait(false) is not { } input) return;
                await LiveAsync(record, input, epoch.Value).ConfigureAwait(false);
                return;
            }
            catch (StaleEpochException)
            {
                // It was removed, or somebody else has it.
                return;
            }
            catch (OperationCanceledException) when (broken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }

            if (_progressed) retries = 0;
            _progressed = false;
            if (!StorageFailures.Is(failure) || retries >= options.Retries)
            {
                await FailAsync(epoch, failure).ConfigureAwait(false);
                return;
            }

            if (!await PauseAsync(options.RetryPause * Math.Pow(2, retries)).ConfigureAwait(false)) return;
        }
    }

    private async Task LiveAsync(RunRecord record, RunInput input, long epoch)
    {
        RunPlan plan = AcceptedRun.PlanOf(record, input);
        var life = new RunLife(new LifeInput
        {
            Input = input,
            Spec = plan.Spec,
            Epoch = epoch,
            Storage = storage,
            Clock = options.Clock,
            NewFleet = _ => ValueTask.FromResult<IFleet>(options.NewFleet(plan.Spec, options.Threads)),
            YearDone = year =>
            {
                _progressed = true;
                signal.YearDone(RunResults.ReportOf(run, year));
                return ValueTask.CompletedTask;
            },
        });
        _life = life;
        // Stopping may have begun before there was a life to tell.
        if (_stopping.Task.IsCompleted) life.HandOver();
        await life.RunAsync(broken).ConfigureAwait(false);
    }

    /// <summary>Waits before another try; false if the service stops meanwhile.</summary>
    private async Task<bool> PauseAsync(TimeSpan pause)
    {
        await Task.WhenAny(_stopping.Task, Task.Delay(pause, options.Clock, broken)).ConfigureAwait(false);
        return !_stopping.Task.IsCompleted && !broken.IsCancellationRequested;
    }

    private async Task FailAsync(long? epoch, Exception failure)
    {
        if (epoch is not { } life) return;
        DateTimeOffset now = options.Clock.GetUtcNow();
        try
        {
            await storage.Catalog.ChangeAsync(
                run,
                life,
                record => RunTransitions.Fail(_life?.Note(record) ?? record, failure.Message, now),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception again) when (StorageFailures.Is(again) || again is StaleEpochException)
        {
            // It cannot even be noted: the catalogue says that the run is running, so the next start of the service takes it up.
        }
    }
}
