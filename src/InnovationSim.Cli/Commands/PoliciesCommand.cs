using System.CommandLine;
using System.Globalization;
using InnovationSim.Cli.Terminal;
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
        list.SetAction(_ => List());

        Argument<string> shown = Name();
        var text = new Option<bool>("--yaml") { Description = "Print the file instead, to start one's own from" };
        var show = new Command("show", "Shows a policy: what it stands for, costs and assumes, and its measures.") { shown, text }
            .WithExamples("innosim policies show talent-60", "innosim policies show talent-60 --yaml");
        show.SetAction(parsed => Show(parsed.GetRequiredValue(shown), parsed.GetValue(text)));

        Argument<string> checkedName = Name();
        var scenario = new Option<string?>("--scenario") { Description = "Check it against a scenario too: its cities and sectors must be there", HelpName = "scenario" };
        var check = new Command("check", "Checks a policy file: every problem at once, with line, field, value, what is allowed, and a hint. Exit code 2 if there is any.")
        {
            checkedName, scenario,
        }.WithExamples("innosim policies check my-policy.yaml --scenario heilongjiang");
        check.SetAction(parsed => Check(parsed.GetRequiredValue(checkedName), parsed.GetValue(scenario)));

        var schema = new Command("schema", "Prints the JSON schema of policy files.").WithExamples("innosim policies schema > policy.schema.json");
        schema.SetAction(_ => Schema());

        var command = new Command("policies", "Lists, shows and checks policies.") { list, show, check, schema }
            .WithExamples("innosim policies", "innosim policies show chain-leader");
        command.SetAction(_ => List());
        return command;
    }

    private static Argument<string> Name() => new("policy") { Description = "Name of a built-in policy or path of a policy file" };

    private static int List()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("policy", "title", "levers");
        table.Columns[0].NoWrap();
        foreach (string name in PolicyLibrary.Names)
        {
            PolicyDocument policy = PolicyLibrary.Load(name);
            IEnumerable<string> levers = policy.Measures.Select(measure => measure.Lever.Name).Distinct(StringComparer.Ordinal);
            table.AddRow(name, Markup.Escape(policy.Title), string.Join(", ", levers));
        }

        Screen.Out.Write(table);
        return ExitCodes.Done;
    }

    private static int Show(string name, bool yaml)
    {
        PolicyDocument policy = PolicyLibrary.Load(name, out string text);
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
