using System.CommandLine;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim check</c>: says everything that is wrong with a scenario file, at once.</summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Scenario file (or the name of a built-in scenario)" };
        var command = new Command("check", "Checks a scenario file: every problem at once, with line, field, value, what is allowed, and a hint. Exit code 2 if there is any.") { file }
            .WithExamples("innosim check my-region.yaml");
        command.SetAction(parsed => Check(parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Check(string file)
    {
        ScenarioDocument scenario = ScenarioLibrary.Load(file);
        var overrides = scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        WorldBuilder.Build(scenario, ParameterTable.Bind(overrides), Math.Min(1, 1000.0 / scenario.Economy.PrivateFirms));
        Messages.Note(
            $"{file} is sound: {scenario.Cities.Length} cities, {scenario.Sectors.Length} sectors, {scenario.Fields.Length} fields, "
            + $"{scenario.Universities.Sum(university => university.Count)} universities, {scenario.Parameters.Length} parameters set, sha256 {scenario.Hash}.");
        return ExitCodes.Done;
    }
}
