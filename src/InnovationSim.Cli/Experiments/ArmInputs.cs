using System.Globalization;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Experiments;

/// <summary>Arms of the command line.</summary>
internal static class ArmInputs
{
    private const int PilotRuns = 10;

    /// <summary>Reads arms and makes their runs.</summary>
    internal static async Task<IReadOnlyList<Arm>> ReadAsync(CompareRequest request, ScenarioDocument scenario, CancellationToken cancellationToken)
    {
        ArmDesign[] designs = [.. request.Arms.Select(Parse)];
        // Names are folders too, and not every disk tells capitals apart.
        foreach (IGrouping<string, ArmDesign> same in designs.GroupBy(arm => arm.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
                throw new BadInputException($"Two arms have the name '{same.Key}'; give one of them another, as in other:{request.Arms[^1]}.");
        }

        Arm[] arms = [.. designs.Select(design => Make(design, request, scenario, 1))];
        return request.BudgetNeutral ? await ScaledAsync(designs, arms, request, scenario, cancellationToken).ConfigureAwait(false) : arms;
    }

    /// <summary>Scales all arms with policies to spend what the first of them does.</summary>
    private static async Task<IReadOnlyList<Arm>> ScaledAsync(
        ArmDesign[] designs, Arm[] arms, CompareRequest request, ScenarioDocument scenario, CancellationToken cancellationToken)
    {
        int[] spenders = [.. Enumerable.Range(0, designs.Length).Where(at => designs[at].HasPolicies)];
        if (spenders.Length < 2) throw new BadInputException("--budget-neutral takes two arms or more with policies: there is nothing to be made equal otherwise.");
        ulong[] seeds = [.. Enumerable.Range(0, Math.Min(PilotRuns, request.Replicates)).Select(number => unchecked(request.FirstSeed + (ulong)number))];
        var neutral = new BudgetNeutral(seeds, request.Tolerance, request.Threads);
        string first = designs[spenders[0]].Name;
        double target = await neutral.SpendingAsync(arms[spenders[0]].Spec, cancellationToken).ConfigureAwait(false);
        if (!(target > 0)) throw new BadInputException($"--budget-neutral: the arm {first}, whose spending the others are to have, spends nothing; put another first.");
        foreach (int at in spenders[1..])
        {
            ArmDesign design = designs[at];
            double factor;
            try
            {
                factor = await neutral.FactorAsync(scale => Make(design, request, scenario, scale).Spec, target, cancellationToken).ConfigureAwait(false);
            }
            catch (BudgetException failed)
            {
                throw new FailedException(
                    $"The arm {design.Name} cannot be made to spend what {first} does: {failed.Message}.", "Leave the arm out, or leave --budget-neutral out.", failed);
            }

            arms[at] = Make(design, request, scenario, factor);
            Messages.Note(string.Create(CultureInfo.InvariantCulture, $"{design.Name}: intensity × {factor}, to spend what {first} does."));
        }

        return arms;
    }

    /// <summary>Reads an arm and its policies.</summary>
    internal static ArmDesign Parse(string text)
    {
        try
        {
            return new ArmDesign(ArmText.Parse(text));
        }
        catch (FormatException bad)
        {
            throw new BadInputException(bad.Message);
        }
    }

    private static Arm Make(ArmDesign design, CompareRequest request, ScenarioDocument scenario, double factor) => ExperimentInputs.Naming(
        () => design.Make(scenario, request.Scale, request.Years, factor), request.Scale, $"arm {design.Name}");
}
