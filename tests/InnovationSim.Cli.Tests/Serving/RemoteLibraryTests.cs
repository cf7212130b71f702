using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Serving;

/// <summary>Scenarios, policies and facts of a service look like those of this process.</summary>
public sealed class RemoteLibraryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_service_comes_with_looks_like_what_comes_with_this_program()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        string[][] commands =
        [
            ["scenarios", "list"], ["scenarios", "show", "toy"], ["policies", "list"], ["policies", "show", "talent-60"], ["policies", "show", "talent-60", "--yaml"],
        ];
        foreach (string[] command in commands)
            service.Run(_folder, command).ShouldBeDone().Out.ShouldBe(Innosim.Run(_folder, command).ShouldBeDone().Out, string.Join(' ', command));
        service.Run(_folder, "scenarios", "export", "toy", "mine.yaml").ShouldBeDone();
        service.Run(_folder, "check", "mine.yaml").ShouldBeDone().Error.ShouldContain("mine.yaml is sound for the service: 2 cities");
        service.Run(_folder, "scenarios", "show", "atlantis").ShouldBeRefused("atlantis");
    }

    [Fact]
    public void A_policy_file_is_checked_by_the_service()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        File.WriteAllText(_folder.In("mine.yaml"), Innosim.Run(_folder, "policies", "show", "talent-60", "--yaml").Out);
        service.Run(_folder, "policies", "check", "mine.yaml").ShouldBeDone().Error.ShouldContain("mine.yaml is sound for the service");
        service.Run(_folder, "policies", "check", "mine.yaml", "--scenario", "toy").ShouldBeRefused("--scenario is given, and --server too");
    }

    [Fact]
    public void The_scorecard_of_a_service_is_that_of_this_process_and_leaves_no_runs_behind()
    {
        using ServeProcess service = ServeProcess.Start(_folder);
        string[] facts = ["facts", "heilongjiang", "--scale", "0.002", "--replicates", "2", "--no-progress", "--format", "json"];
        service.Run(_folder, facts).ShouldBeDone().Out.ShouldBe(Innosim.Run(_folder, facts).ShouldBeDone().Out);
        service.Run(_folder, "runs").ShouldBeDone().Error.ShouldContain("The service has no runs.");
        service.Run(_folder, [.. facts, "--threads", "1"]).ShouldBeRefused("--threads is given, and --server too");
    }
}
