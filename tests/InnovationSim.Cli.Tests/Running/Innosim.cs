using System.Diagnostics;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>The program as users have it: a process of its own, the build that lies beside the tests.</summary>
internal static class Innosim
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "innosim.dll");

    /// <summary>The same dotnet that runs the tests.</summary>
    public static string Dotnet { get; } = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Runs it to its end.</summary>
    public static Outcome Run(TempFolder folder, params string[] arguments) => Finish(Start(folder, arguments));

    /// <summary>Runs it to its end with variables of the environment.</summary>
    public static Outcome RunWith(TempFolder folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Finish(StartWith(folder, environment, arguments));

    /// <summary>Runs it through a shell, for redirections; in the script "$@" stands for the program with its arguments.</summary>
    public static Outcome RunInShell(TempFolder folder, string script, params string[] arguments) =>
        Finish(Start(Info(folder, "/bin/sh", ["-c", script, "sh", Dotnet, "exec", Program, .. arguments])));

    /// <summary>Runs another program that runs it.</summary>
    public static Outcome RunProgram(TempFolder folder, IReadOnlyDictionary<string, string> environment, string file, params string[] arguments) =>
        Finish(Start(Info(folder, file, arguments, environment)));

    public static Process Start(TempFolder folder, params string[] arguments) => Start(Info(folder, Dotnet, ["exec", Program, .. arguments]));

    /// <summary>Starts it with variables of the environment.</summary>
    public static Process StartWith(TempFolder folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(Info(folder, Dotnet, ["exec", Program, .. arguments], environment));

    /// <summary>Waits for the end and takes what is left of the output.</summary>
    public static Outcome Finish(Process process, string errorBefore = "")
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience) || !Task.WaitAll([output, error], Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"innosim did not end within {Patience}.");
            }

            return new Outcome(process.ExitCode, output.Result, errorBefore + error.Result);
        }
    }

    private static Process Start(ProcessStartInfo info)
    {
        Process process = Process.Start(info)!;
        process.StandardInput.Close();
        return process;
    }

    private static ProcessStartInfo Info(
        TempFolder folder, string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own settings must not reach the program.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("INNOSIM_", StringComparison.Ordinal)).ToArray()) info.Environment.Remove(name);
        // Runs of a few years spend most of their time in the compiler: quick code is enough for them, and gives the same bits.
        info.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        info.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) info.Environment[name] = value;
        return info;
    }
}
