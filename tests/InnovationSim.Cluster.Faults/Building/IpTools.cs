using System.Diagnostics;

namespace InnovationSim.Cluster.Faults.Building;

/// <summary>The programs of iproute2.</summary>
internal static class IpTools
{
    private static readonly Lazy<string?> Why = new(Try);

    /// <summary>Why this machine cannot make networks for tests; null if it can.</summary>
    public static string? WhyNot => Why.Value;

    /// <summary>Runs <c>ip</c>, with arguments that hold no blanks.</summary>
    /// <returns>What it has written.</returns>
    public static string Ip(string arguments) => Run("ip", arguments);

    /// <summary>Runs <c>bridge</c>, with arguments that hold no blanks.</summary>
    public static void Bridge(string arguments) => Run("bridge", arguments);

    private static string Run(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments.Split(' '))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> problem = process.StandardError.ReadToEndAsync();
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"{program} {arguments}: {problem.Result.Trim()}");
    }

    /// <summary>Tries what a network needs: a namespace, and in it a bridge and a pair of interfaces.</summary>
    private static string? Try()
    {
        if (!OperatingSystem.IsLinux()) return "Needs network namespaces, which Linux has.";
        if (!Environment.IsPrivilegedProcess) return "Needs root, who may make network namespaces.";
        string name = $"innosim-{Environment.ProcessId}-try";
        bool made = false;
        try
        {
            Run("bridge", "-V");
            Ip($"netns add {name}");
            made = true;
            Ip($"-n {name} link add one type bridge");
            Ip($"-n {name} link add two type veth peer name three");
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Needs the programs ip and bridge of iproute2.";
        }
        catch (InvalidOperationException refused)
        {
            return $"Needs network namespaces, which are refused here: {refused.Message}";
        }
        finally
        {
            if (made) Ip($"netns delete {name}");
        }
    }
}
