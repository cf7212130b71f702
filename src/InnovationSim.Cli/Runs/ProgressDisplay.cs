using System.Diagnostics;
using System.Globalization;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace InnovationSim.Cli.Runs;

/// <summary>
/// Shows how a run goes, on standard error: a bar with year, phases a second and time left over a line of headline figures on a
/// terminal; a line every few years elsewhere; nothing if it is not wanted.
/// </summary>
internal abstract class ProgressDisplay
{
    private const int LinesOfLog = 10;

    private ProgressDisplay()
    {
    }

    /// <summary>The display that fits.</summary>
    internal static ProgressDisplay For(RunRequest request, World world)
    {
        if (!request.Progress) return new Silent();
        return Console.IsErrorRedirected ? new Log(request, world) : new Live(request, world);
    }

    /// <summary>Shows progress while something runs.</summary>
    internal abstract Task ShowAsync(Func<Task> run);

    internal abstract void StepDone(StepReport report);

    internal abstract void YearDone(YearRecord record);

    /// <summary>The user asked to stop.</summary>
    internal abstract void Stopping();

    private sealed class Silent : ProgressDisplay
    {
        internal override Task ShowAsync(Func<Task> run) => run();

        internal override void StepDone(StepReport report)
        {
        }

        internal override void YearDone(YearRecord record)
        {
        }

        internal override void Stopping() => Messages.Note("Stopping at the end of the phase …");
    }

    private sealed class Log(RunRequest request, World world) : ProgressDisplay
    {
        internal override Task ShowAsync(Func<Task> run) => run();

        internal override void StepDone(StepReport report)
        {
        }

        internal override void YearDone(YearRecord record)
        {
            int every = Math.Max(1, request.Years / LinesOfLog);
            if (record.Year % every == 0 || record.Year == request.Years)
                Messages.Note(string.Create(CultureInfo.InvariantCulture, $"year {record.Year}/{request.Years}: {Headlines.Line(record, world)}"));
        }

        internal override void Stopping() => Messages.Note("Stopping at the end of the phase …");
    }

    private sealed class Live(RunRequest request, World world) : ProgressDisplay
    {
        private const int BarWidth = 30;
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

        private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        private readonly int _stepsInAll = Year.Genesis.Length + (request.Years * Year.Steps.Length);
        private LiveDisplayContext? _context;
        private string _headline = "";
        private string _step = "";
        private bool _stopping;
        private int _steps;
        private int _year;
        private long _began;
        private long _drawn;

        internal override Task ShowAsync(Func<Task> run) => _console.Live(new Text("")).AutoClear(true).StartAsync(async context =>
        {
            _context = context;
            _began = Stopwatch.GetTimestamp();
            await run().ConfigureAwait(false);
        });

        internal override void StepDone(StepReport report)
        {
            _steps++;
            _step = report.Step.ToString().ToLowerInvariant();
            _year = report.Year;
            if (Stopwatch.GetElapsedTime(_drawn) < Pause) return;
            _drawn = Stopwatch.GetTimestamp();
            _context?.UpdateTarget(Picture());
        }

        internal override void YearDone(YearRecord record) => _headline = Headlines.Line(record, world);

        internal override void Stopping() => _stopping = true;

        private Rows Picture()
        {
            double done = (double)_steps / _stepsInAll;
            double seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
            int filled = (int)(done * BarWidth);
            TimeSpan left = TimeSpan.FromSeconds(done > 0 ? Math.Min(seconds * (1 - done) / done, 99 * 3600) : 0);
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{new string('━', filled)}{new string('╌', BarWidth - filled)} {done:0 %}  year {_year}/{request.Years}  {_step,-9} {_steps / Math.Max(seconds, 1e-3):N0} phases/s  {left:h\\:mm\\:ss} left{(_stopping ? "  stopping …" : "")}");
            return new Rows((IRenderable)new Text(line, new Style(Color.Green)), new Text(_headline));
        }
    }
}
