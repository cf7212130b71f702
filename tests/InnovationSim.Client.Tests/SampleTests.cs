using System.Diagnostics;
using Shouldly;
using Xunit;

namespace InnovationSim.Client.Tests;

/// <summary>A test that needs a program of the machine; without it, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsProgramFactAttribute : FactAttribute
{
    public NeedsProgramFactAttribute(string program)
    {
        if (!IsThere(program)) Skip = $"There is no {program} on this machine: its sample is NOT tested here.";
    }

    private static bool IsThere(string program)
    {
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            return process.WaitForExit(TimeSpan.FromSeconds(20)) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>The samples do what they say, against a service.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task The_sample_in_CSharp_compares_a_policy_with_the_baseline()
    {
        // The same configuration and framework as these tests: …/bin/Release/net10.0/
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..];
        string program = Repository.PathOf(["samples", "ServiceClient", "bin", .. place, "ServiceClient.dll"]);
        return SaysAsync(
            ["dotnet", "exec", program], lines =>
            {
                lines.Count(line => line.Contains("  digest ", StringComparison.Ordinal)).ShouldBe(10);
                lines.Count(line => line.StartsWith("year ", StringComparison.Ordinal) && line.EndsWith(" patents", StringComparison.Ordinal)).ShouldBe(10);
                lines.Count(line => line.Contains(" in year 10: ", StringComparison.Ordinal) && line.EndsWith(", 20 pairs", StringComparison.Ordinal)).ShouldBe(2);
                lines.Count(line => line.StartsWith("private-firm/north-city/", StringComparison.Ordinal)).ShouldBe(3);
            });
    }

    [NeedsProgramFact("python3")]
    public Task The_sample_in_Python_compares_a_policy_with_the_baseline() => SaysAsync(
        ["python3", Repository.PathOf("samples", "python", "compare_policy.py")], lines =>
        {
            lines.Count(line => line.Contains("  digest ", StringComparison.Ordinal)).ShouldBe(10);
            lines[^1].ShouldStartWith("patents granted in year 10, policy less baseline: ");
            lines[^1].ShouldEndWith(", 5 pairs of runs");
        });

    [NeedsProgramFact("Rscript")]
    public Task The_sample_in_R_compares_a_policy_with_the_baseline() => SaysAsync(
        ["Rscript", Repository.PathOf("samples", "r", "compare_policy.R")], lines =>
        {
            string[] header = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            header.ShouldBe(["year", "gdp", "patents"]);
            // A year a row: number of the row, year, GDP, which year 0 has not, and patents.
            string[][] years = [.. lines[1..12].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            years.Select(row => row[1]).ShouldBe(Enumerable.Range(2000, 11).Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            years.Skip(1).ShouldAllBe(row => double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture) > 0);
            // Location quotients of two cities and three sectors.
            lines[12].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["city", "sector", "value"]);
            lines[13..].Length.ShouldBe(6);
        });

    /// <summary>Runs a sample against a service that takes keys.</summary>
    private async Task SaysAsync(string[] command, Action<string[]> check)
    {
        (string file, _, string key) = await TestHost.KeysAsync(_folder);
        await using TestHost host = await TestHost.StartAsync(_folder.In("runs"), settings => settings with { ApiKeys = file });
        var start = new ProcessStartInfo(command[0], [.. command[1..], host.Address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["INNOVATIONSIM_KEY"] = key;
        using Process process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        string output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.ShouldBe(0, await error);
        check([.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
