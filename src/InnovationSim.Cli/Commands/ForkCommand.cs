using System.CommandLine;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Runs;
using InnovationSim.Client;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim fork</c>: a run that shares another's history up to a year and differs by policy after.</summary>
internal static class ForkCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<int> atYear = Inputs.WholeNumber("--at-year", "Last year of the shared history", -1, 0, RunSpec.MostYears - 1);
        atYear.Required = true;
        // An option with a default is never missing.
        atYear.DefaultValueFactory = null;
        Option<int> years = Inputs.WholeNumber("--years", "Years in all [default: those of the run]", 0, 1, RunSpec.MostYears);
        Option<string[]> sets = Inputs.Sets();
        Option<string[]> policies = Inputs.Policies();
        Option<string> runs = Inputs.RunsFolder();
        var output = new Option<string?>("--out") { Description = "Folder of the new run; by default one named after it in --runs-dir", HelpName = "dir" };
        var how = new RunOptionInputs();
        var command = new Command("fork", "Branches off from a run: the same history up to a year, other parameters or levers after. The run itself is not touched.")
        {
            run, atYear, sets, policies, years, runs, output,
        };
        how.AddTo(command);
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new ForkRequest
            {
                Run = parsed.GetRequiredValue(run),
                AtYear = parsed.GetRequiredValue(atYear),
                Years = parsed.GetResult(years) is { Implicit: false } ? parsed.GetValue(years) : null,
                Sets = Inputs.ReadSets(parsed.GetValue(sets) ?? []),
                Policies = PolicyInputs.Read(parsed.GetValue(policies) ?? []),
                RunsFolder = parsed.GetRequiredValue(runs),
                Out = parsed.GetValue(output),
                Options = how.Read(parsed),
            };
            return server.Open(parsed, [runs, .. how.OfThisProcess, how.ShardSizes]) is { } service
                ? SubmitAsync(service, request, cancellationToken)
                : RunStarts.ForkAsync(request, cancellationToken);
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(sets) is null && result.GetResult(policies) is null)
                result.AddError("A fork needs something that differs: --set name=value or --policy NAME.");
        });
        return command.WithExamples(
            "innosim fork results/base --at-year 10 --set transfer-office-share=0.6 --out results/offices-from-11",
            "innosim fork results/base --at-year 10 --policy chain-leader");
    }

    private static Task<int> SubmitAsync(HttpSimulationService service, ForkRequest asked, CancellationToken cancellationToken)
    {
        var request = new Contracts.ForkRequest { AtYear = asked.AtYear, Years = asked.Years, Sets = asked.Sets, Policies = RemoteRun.Of(asked.Policies) };
        var run = new RemoteRun(asked.Options.Format, asked.Options.Progress, asked.Out);
        return RemoteCommand.RunAsync(
            service, (there, token) => run.SubmitAsync(there, key => there.ForkAsync(asked.Run, request, key, token), token), cancellationToken);
    }
}
