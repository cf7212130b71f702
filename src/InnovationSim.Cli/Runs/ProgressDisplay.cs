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
        private const int WidestBar = 30;
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

        private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        private readonly int _stepsInAll = Year.Genesis.Length + (request.Years * Year.Steps.Length);
        private LiveDisplayContext? _context;
        private YearRecord? _last;
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

        internal override void YearDone(YearRecord record) => _last = record;

        internal override void Stopping() => _stopping = true;

        private Rows Picture()
        {
            double done = (double)_steps / _stepsInAll;
            double seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
            TimeSpan left = TimeSpan.FromSeconds(done > 0 ? seconds * (1 - done) / done : 0);
            string figures = _stopping
                ? string.Create(CultureInfo.InvariantCulture, $"{done,4:0 %}  year {_year}/{request.Years}  stopping at the end of the phase …")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done,4:0 %}  year {Padded(_year)}/{request.Years}  {_step,-12} {_steps / Math.Max(seconds, 1e-3),5:N0} phases/s  {Time(left)} left");
            // Two lines and no more, however narrow the terminal is: a display that changes its height flickers. The last column stays
            // empty, or the terminal would begin a new line.
            int width = _console.Profile.Width - 1;
            int bar = Math.Clamp(width - figures.Length - 1, 0, WidestBar);
            int filled = (int)(done * bar);
            string line = $"{new string('━', filled)}{new string('╌', bar - filled)} {figures}";
            return new Rows((IRenderable)Line(line, new Style(Color.Green)), Line(_last is null ? "" : Headlines.Line(_last, world, width)));

            Text Line(string text, Style? style = null) => new(text.Length <= width ? text : text[..width], style) { Overflow = Overflow.Crop };
        }

        private string Padded(int year) =>
            year.ToString(CultureInfo.InvariantCulture).PadLeft(request.Years.ToString(CultureInfo.InvariantCulture).Length);

        private static string Time(TimeSpan time) =>
            string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
    }
}
