using System.CommandLine;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Terminal;
using InnovationSim.Contracts;
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
        RemoteCommand.Here(
            command, parsed => Check(parsed.GetRequiredValue(file)),
            async (parsed, service, token) =>
            {
                string name = parsed.GetRequiredValue(file);
                ScenarioLibrary.Load(name, out string text);
                ScenarioDescription sound = await service.CheckAsync(text, token).ConfigureAwait(false);
                Messages.Note($"{name} is sound for the service: {sound.Cities.Count} cities, {sound.Sectors.Count} sectors, {sound.Universities} universities, sha256 {sound.Sha256}.");
                return ExitCodes.Done;
            });
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
