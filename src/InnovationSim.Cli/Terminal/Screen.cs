using Spectre.Console;

namespace InnovationSim.Cli.Terminal;

/// <summary>Standard output for people: colours only on a terminal, and wide enough for tables where there is none.</summary>
internal static class Screen
{
    private const int WidthWithoutTerminal = 120;

    internal static IAnsiConsole Out { get; } = Create();

    private static IAnsiConsole Create()
    {
        bool plain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
