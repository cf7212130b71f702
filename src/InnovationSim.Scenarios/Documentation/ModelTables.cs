using System.Globalization;
using System.Text;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Checks;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Documentation;

/// <summary>
/// The tables of the model's description, as Markdown, from what the program itself works by: the steps of a year, the parameter file, the
/// list of metrics and the facts of a scenario.
/// </summary>
public static class ModelTables
{
    /// <summary>The steps of a year: number, name, phases, who acts, what is sent.</summary>
    public static string Steps()
    {
        var table = new MarkdownTable("Step", "Phases", "Who acts", "Messages sent");
        foreach (YearStep step in Year.Steps) table.Add(step.Step.ToString(), step.Phases, Who(step), Sent(step));
        return table.ToString();
    }

    /// <summary>Every parameter and lever by group: default, unit, range, provenance, source and meaning.</summary>
    public static string Parameters()
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, ParameterDefinition> group in ParameterTable.All.GroupBy(parameter => parameter.Group, StringComparer.Ordinal))
        {
            var table = new MarkdownTable("Parameter", "Default", "Unit", "Range", "Tag", "Meaning", "Source");
            foreach (ParameterDefinition parameter in group)
            {
                table.Add(
                    $"`{parameter.Name}`", Number(parameter.Default), parameter.Unit, $"{Number(parameter.Low)} to {Number(parameter.High)}",
                    parameter.Provenance, parameter.Description, parameter.Source);
            }

            text.Append(CultureInfo.InvariantCulture, $"**{char.ToUpperInvariant(group.Key[0])}{group.Key[1..]}**\n\n{table}\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>Every lever of policy: baseline, strong end, what it can be aimed at, what it costs.</summary>
    public static string Levers()
    {
        var table = new MarkdownTable("Lever", "What", "Baseline", "Strong end", "Can be aimed at", "Costs");
        foreach (LeverDefinition lever in LeverTable.All)
        {
            table.Add(
                $"`{lever.Name}`", lever.Title, Number(lever.Parameter.Default), Number(lever.Strong), MeasuresCheck.Takes(lever), lever.Costs);
        }

        return table.ToString();
    }

    /// <summary>Every built-in policy: its measures, what it stands for, what it costs, what is assumed.</summary>
    public static string Policies()
    {
        var table = new MarkdownTable("Policy", "Title", "Measures", "Stands for", "Costs", "Assumes");
        foreach (PolicyDocument policy in PolicyLibrary.Names.Select(PolicyLibrary.Load))
        {
            string measures = string.Join("; ", policy.Measures.Select(measure => $"`{measure.Lever.Name}` {Number(measure.Value)}"));
            table.Add($"`{policy.Name}`", policy.Title, measures, policy.StandsFor, policy.Costs, policy.Assumes);
        }

        return table.ToString();
    }

    /// <summary>Every metric: unit, what it is measured of, formula, source and meaning.</summary>
    public static string Metrics()
    {
        var table = new MarkdownTable("Metric", "Unit", "Of", "Formula", "Source", "Meaning");
        foreach (Metric metric in YearMetrics.All)
            table.Add($"`{metric.Name}`", metric.Unit, metric.Of.ToString().ToLowerInvariant(), metric.Formula, metric.Source, metric.Description);
        return table.ToString();
    }

    /// <summary>The facts that a scenario is held against: band, grade, what each is used for, source.</summary>
    public static string Facts(ScenarioDocument scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var table = new MarkdownTable("Fact", "Metric", "Band", "Used for", "Grade", "Source");
        foreach (FactEntry fact in scenario.Facts)
        {
            table.Add(
                fact.Name, $"`{fact.Metric}`", $"{Number(fact.Low)} to {Number(fact.High)}", fact.Use == FactUse.Fit ? "fit" : "held out",
                fact.Grade.ToString().ToLowerInvariant(), fact.Source);
        }

        return table.ToString();
    }

    private static string Who(YearStep step)
    {
        AgentKind[] organisations = [.. AgentKinds.All[..^1]];
        if (step.Acting.Length == AgentKinds.Count) return "all";
        return step.Acting.SequenceEqual(organisations)
            ? "organisations"
            : string.Join(", ", step.Acting.Select(kind => kind.Name().Replace('-', ' ') + "s"));
    }

    private static string Sent(YearStep step) => string.Join(", ", step.Sends.Select(Words));

    /// <summary>ResearcherHire to researcher hire.</summary>
    private static string Words(MessageKind kind) =>
        string.Concat(kind.ToString().Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
