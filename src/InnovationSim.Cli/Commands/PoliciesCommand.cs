using System.CommandLine;
using System.Globalization;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Terminal;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Policies;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using Spectre.Console;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim policies</c>: lists, shows and checks policies, and prints the schema of their files.</summary>
internal static class PoliciesCommand
{
    internal static Command Create()
    {
        var list = new Command("list", "Lists the built-in policies.").WithExamples("innosim policies list");
        RemoteCommand.Here(list, _ => List(PolicyLibrary.Names.Select(name => RowOf(PolicyLibrary.Load(name)))), ListAsync);

        Argument<string> shown = Name();
        var text = new Option<bool>("--yaml") { Description = "Print the file instead, to start one's own from" };
        var show = new Command("show", "Shows a policy: what it stands for, costs and assumes, and its measures.") { shown, text }
            .WithExamples("innosim policies show talent-60", "innosim policies show talent-60 --yaml");
        RemoteCommand.Here(
            show,
            parsed => Show(PolicyLibrary.Load(parsed.GetRequiredValue(shown), out string file), file, parsed.GetValue(text)),
            async (parsed, service, token) =>
            {
                (PolicyDocument policy, string file) = await RemoteLibrary.PolicyAsync(service, parsed.GetRequiredValue(shown), token).ConfigureAwait(false);
                return Show(policy, file, parsed.GetValue(text));
            });

        Argument<string> checkedName = Name();
        var scenario = new Option<string?>("--scenario") { Description = "Check it against a scenario too: its cities and sectors must be there", HelpName = "scenario" };
        var check = new Command("check", "Checks a policy file: every problem at once, with line, field, value, what is allowed, and a hint. Exit code 2 if there is any.")
        {
            checkedName, scenario,
        }.WithExamples("innosim policies check my-policy.yaml --scenario heilongjiang");
        RemoteCommand.Here(
            check, parsed => Check(parsed.GetRequiredValue(checkedName), parsed.GetValue(scenario)),
            async (parsed, service, token) =>
            {
                string name = parsed.GetRequiredValue(checkedName);
                PolicyLibrary.Load(name, out string file);
                PolicyDescription sound = await service.CheckPolicyAsync(file, token).ConfigureAwait(false);
                Messages.Note($"{name} is sound for the service: {sound.Measures.Count} measures, sha256 {sound.Sha256}. Whether a scenario has its cities and sectors shows when a run adopts it.");
                return ExitCodes.Done;
            },
            scenario);

        var schema = new Command("schema", "Prints the JSON schema of policy files.").WithExamples("innosim policies schema > policy.schema.json");
        schema.SetAction(_ => Schema());

        var command = new Command("policies", "Lists, shows and checks policies.") { list, show, check, schema }
            .WithExamples("innosim policies", "innosim policies show chain-leader");
        RemoteCommand.Here(command, _ => List(PolicyLibrary.Names.Select(name => RowOf(PolicyLibrary.Load(name)))), ListAsync);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, Client.HttpSimulationService service, CancellationToken cancellationToken) =>
        List(await service.PoliciesAsync(cancellationToken).ConfigureAwait(false));

    private static PolicySummary RowOf(PolicyDocument policy) =>
        new(policy.Name, policy.Title, [.. policy.Measures.Select(measure => measure.Lever.Name).Distinct(StringComparer.Ordinal)]);

    private static Argument<string> Name() => new("policy") { Description = "Name of a built-in policy or path of a policy file" };

    private static int List(IEnumerable<PolicySummary> policies)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("policy", "title", "levers");
        table.Columns[0].NoWrap();
        foreach (PolicySummary policy in policies) table.AddRow(Markup.Escape(policy.Name), Markup.Escape(policy.Title), string.Join(", ", policy.Levers));

        Screen.Out.Write(table);
        return ExitCodes.Done;
    }

    private static int Show(PolicyDocument policy, string text, bool yaml)
    {
        if (yaml)
        {
            Console.Out.Write(text);
            return ExitCodes.Done;
        }

        Screen.Out.MarkupLineInterpolated($"[bold]{policy.Title}[/] ({policy.Name}, sha256 {policy.Hash[..16]})");
        Screen.Out.WriteLine(policy.Description);
        Screen.Out.WriteLine($"Stands for: {policy.StandsFor}");
        Screen.Out.WriteLine($"Costs: {policy.Costs}");
        Screen.Out.WriteLine($"Assumes: {policy.Assumes}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("measure", "lever", "value", "years", "for", "paid by");
        // Names are there to be copied: broken over two lines they are of no use.
        table.Columns[0].NoWrap();
        table.Columns[1].NoWrap();
        foreach (MeasureEntry measure in policy.Measures)
        {
            table.AddRow(
                measure.Name, measure.Lever.Name,
                $"{Text(measure.Value)} ({Text(measure.Weakest)} to {Text(measure.Strongest)}; baseline {Text(measure.Lever.Parameter.Default)})",
                measure.ToYear is { } to ? $"{measure.FromYear} to {to}" : $"from {measure.FromYear}", Target(measure), Payer(measure));
        }

        Screen.Out.Write(table);
        return ExitCodes.Done;
    }

    private static int Check(string name, string? scenarioName)
    {
        PolicyDocument policy = PolicyLibrary.Load(name);
        if (scenarioName is null)
        {
            Messages.Note($"{name} is sound: {policy.Measures.Length} measures, sha256 {policy.Hash}. Whether a scenario has its cities and sectors, --scenario tells.");
            return ExitCodes.Done;
        }

        ScenarioDocument scenario = ScenarioLibrary.Load(scenarioName);
        var overrides = scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        PolicyBook book = PolicyComposer.Compose([new AdoptedPolicy(policy)], scenario, ParameterTable.Bind(overrides), 1);
        foreach (string remark in PolicyComposer.Remarks(book, scenario)) Messages.Note(remark);
        Messages.Note($"{name} is sound and fits {scenario.Name}: {policy.Measures.Length} measures, sha256 {policy.Hash}.");
        return ExitCodes.Done;
    }

    private static int Schema()
    {
        Console.Out.Write(PolicySchema.Generate());
        return ExitCodes.Done;
    }

    private static string Target(MeasureEntry measure)
    {
        IEnumerable<string> parts =
        [
            .. measure.Cities.Select(city => city.Id), .. measure.Sectors.Select(sector => sector.Id), .. measure.Kinds.Select(kind => kind.Name()),
        ];
        string all = string.Join(", ", parts);
        return all.Length == 0 ? "all" : Markup.Escape(all);
    }

    private static string Payer(MeasureEntry measure) => measure.ProgrammeCostYuan > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{measure.Funder.Name()}, with {measure.ProgrammeCostYuan / 1e6:0.#} million yuan a year of administration")
        : measure.Funder.Name();

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
