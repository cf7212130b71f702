using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace InnovationSim.Architecture.Tests.Tidy;

/// <summary>The clock of the machine may jump: it names runs and decides nothing. What measures time that passes (Stopwatch) does not jump.</summary>
public partial class ClockTests
{
    private const string NamesRuns = "src/InnovationSim.Cli/Runs/RunStarts.cs";

    // What may read it beside: services say when runs were accepted and ended, keys when they were made, and a silo that joins how old a sign of life is.
    private static readonly string[] TellTheTime =
    [
        NamesRuns,
        "src/InnovationSim.Service/Embedded/EmbeddedOptions.cs",
        "src/InnovationSim.Service/Embedded/EmbeddedSimulationService.cs",
        "src/InnovationSim.Service/Lives/LifeInput.cs",
        "src/InnovationSim.Service/Lives/LifeProgress.cs",
        "src/InnovationSim.Service/Runs/RunDesk.cs",
        "src/InnovationSim.Service/Experiments/ExperimentDesk.cs",
        "src/InnovationSim.Cluster/Runs/RunDriver.cs",
        "src/InnovationSim.Cluster/Service/SiloSimulationService.cs",
        "src/InnovationSim.Api/Security/AccessSetup.cs",
        "src/InnovationSim.Api/Security/ApiKeyFile.cs",
        "src/InnovationSim.Api/Security/KeyRing.cs",
        "src/InnovationSim.Silo/Hosting/DeadMembers.cs",
    ];

    [Fact]
    public void The_clock_and_the_times_of_files_are_read_nowhere_but_where_the_time_is_told() =>
        SourceFile.All.Where(file => file.Extension is ".cs" && file.Path.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => !TellTheTime.Contains(file.Path, StringComparer.Ordinal))
            .SelectMany(file => file.Where(line => Clock().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void The_place_where_a_run_gets_its_name_reads_the_clock() =>
        SourceFile.All.Single(file => file.Path == NamesRuns).Where(line => Clock().IsMatch(line)).ShouldNotBeEmpty();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Utc)?(Now|Today)\b|\bTimeProvider\b|\b(LastWriteTime|LastAccessTime|CreationTime)|\bGet(LastWrite|LastAccess|Creation)Time")]
    private static partial Regex Clock();
}
