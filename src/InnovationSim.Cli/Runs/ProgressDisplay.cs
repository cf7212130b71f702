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
    /// <param name="wanted">Whether progress is to be shown.</param>
    /// <param name="years">Years of the run.</param>
    /// <param name="world">The region.</param>
    internal static ProgressDisplay For(bool wanted, int years, World world)
    {
        if (!wanted) return new Silent();
        return Console.IsErrorRedirected ? new Log(years, world) : new Live(years, world);
    }

    /// <summary>The run goes on after a year that was finished before.</summary>
    internal virtual void GoesOnAfter(int year)
    {
    }

    /// <summary>Called when the user presses the pause key.</summary>
    internal Action? PauseKey { get; set; }

    /// <summary>Shows progress while something runs.</summary>
    internal abstract Task ShowAsync(Func<Task> run);

    internal abstract void StepDone(StepReport report);

    internal abstract void YearDone(YearRecord record);

    /// <summary>The user asked to stop or to pause.</summary>
    internal abstract void Stopping(string how);

    private sealed class Silent : ProgressDisplay
    {
        internal override Task ShowAsync(Func<Task> run) => run();

        internal override void StepDone(StepReport report)
        {
        }

        internal override void YearDone(YearRecord record)
        {
        }

        internal override void Stopping(string how) => Messages.Note($"{char.ToUpperInvariant(how[0])}{how[1..]} …");
    }

    private sealed class Log(int years, World world) : ProgressDisplay
    {
        internal override Task ShowAsync(Func<Task> run) => run();

        internal override void StepDone(StepReport report)
        {
        }

        internal override void YearDone(YearRecord record)
        {
            int every = Math.Max(1, years / LinesOfLog);
            if (record.Year % every == 0 || record.Year == years)
                Messages.Note(string.Create(CultureInfo.InvariantCulture, $"year {record.Year}/{years}: {Headlines.Line(record, world)}"));
        }

        internal override void Stopping(string how) => Messages.Note($"{char.ToUpperInvariant(how[0])}{how[1..]} …");
    }

    private sealed class Live(int years, World world) : ProgressDisplay
    {
        private const int WidestBar = 30;
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);
        private static readonly TimeSpan KeyPause = TimeSpan.FromMilliseconds(50);

        private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        private readonly int _stepsInAll = Year.Genesis.Length + (years * Year.Steps.Length);
        private LiveDisplayContext? _context;
        private YearRecord? _last;
        private string _step = "";
        private string? _stopping;
        private int _steps;
        private int _stepsBefore;
        private int _year;
        private long _began;
        private long _drawn;

        internal override Task ShowAsync(Func<Task> run) => _console.Live(new Text("")).AutoClear(true).StartAsync(async context =>
        {
            _context = context;
            _began = Stopwatch.GetTimestamp();
            // On a thread of its own: a run whose steps are done at once gives this one back only at its end.
            Task running = Task.Run(run);
            while (await Task.WhenAny(running, Task.Delay(KeyPause)).ConfigureAwait(false) != running) LookForKey();
            await running.ConfigureAwait(false);
        });

        internal override void GoesOnAfter(int year)
        {
            _steps = _stepsBefore = Year.Genesis.Length + (year * Year.Steps.Length);
            _year = year;
        }

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

        internal override void Stopping(string how) => _stopping = how;

        private Rows Picture()
        {
            double done = (double)_steps / _stepsInAll;
            int stepsNow = _steps - _stepsBefore;
            double seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
            TimeSpan left = TimeSpan.FromSeconds(stepsNow > 0 ? seconds * (_stepsInAll - _steps) / stepsNow : 0);
            string figures = _stopping is { } how
                ? string.Create(CultureInfo.InvariantCulture, $"{done,4:0 %}  year {_year}/{years}  {how} …")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done,4:0 %}  year {Padded(_year)}/{years}  {_step,-12} {stepsNow / Math.Max(seconds, 1e-3),5:N0} phases/s  {Time(left)} left  [p] pause");
            // Two lines and no more, however narrow the terminal is: a display that changes its height flickers. The last column stays
            // empty, or the terminal would begin a new line.
            int width = _console.Profile.Width - 1;
            int bar = Math.Clamp(width - figures.Length - 1, 0, WidestBar);
            int filled = (int)(done * bar);
            string line = $"{new string('━', filled)}{new string('╌', bar - filled)} {figures}";
            return new Rows((IRenderable)Line(line, new Style(Color.Green)), Line(_last is null ? "" : Headlines.Line(_last, world, width)));

            Text Line(string text, Style? style = null) => new(text.Length <= width ? text : text[..width], style) { Overflow = Overflow.Crop };
        }

        private void LookForKey()
        {
            if (Console.IsInputRedirected || !Foreground.IsOurs) return;
            while (Console.KeyAvailable)
            {
                if (Console.ReadKey(intercept: true).KeyChar is 'p' or 'P') PauseKey?.Invoke();
            }
        }

        private string Padded(int year) =>
            year.ToString(CultureInfo.InvariantCulture).PadLeft(years.ToString(CultureInfo.InvariantCulture).Length);

        private static string Time(TimeSpan time) =>
            string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
    }
}
