using InnovationSim.Cli.Terminal;
using Spectre.Console;

namespace InnovationSim.Cli.Experiments;

/// <summary>Shows how many of a number of runs are done, on standard error: a bar on a terminal, a line now and then elsewhere.</summary>
internal sealed class CountedProgress
{
    private const int LinesOfLog = 10;

    private readonly Lock _gate = new();
    private readonly ProgressTask? _bar;
    private readonly string? _what;
    private readonly int _all;
    private int _done;

    private CountedProgress(ProgressTask? bar, string? what, int all)
    {
        _bar = bar;
        _what = what;
        _all = all;
    }

    /// <summary>Shows progress while something is worked at.</summary>
    /// <param name="wanted">Whether progress is to be shown.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="work">The work; it tells what it was given of what is done.</param>
    internal static Task<T> ShowAsync<T>(bool wanted, string what, int all, Func<CountedProgress, Task<T>> work)
    {
        if (!wanted) return work(new CountedProgress(null, null, all));
        if (Console.IsErrorRedirected) return work(new CountedProgress(null, what, all));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new CountColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(what), maxValue: Math.Max(1, all));
                // On a thread of its own: runs whose steps are done at once give this one back only at their end.
                return Task.Run(() => work(new CountedProgress(bar, null, all)));
            });
    }

    /// <summary>So many more are done; may be called from any thread.</summary>
    internal void Add(int number = 1)
    {
        lock (_gate)
        {
            int before = _done;
            _done += number;
            _bar?.Increment(number);
            if (_what is null) return;
            int every = Math.Max(1, _all / LinesOfLog);
            if (_done / every > before / every || _done == _all) Messages.Note($"{_what} {_done}/{_all}");
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(
            Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text($"{task.Value:N0}/{task.MaxValue:N0}");
    }
}
