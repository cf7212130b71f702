using InnovationSim.Analysis.Experiments;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Experiments;

/// <summary>Arms of the command line.</summary>
internal static class ArmInputs
{
    /// <summary>Reads arms and makes their runs.</summary>
    internal static IReadOnlyList<Arm> Read(IReadOnlyList<string> texts, ScenarioDocument scenario, double scale, int years)
    {
        ArmText[] arms = [.. texts.Select(Parse)];
        // Names are folders too, and not every disk tells capitals apart.
        foreach (IGrouping<string, ArmText> same in arms.GroupBy(arm => arm.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
                throw new BadInputException($"Two arms have the name '{same.Key}'; give one of them another, as in other:{texts[^1]}.");
        }

        return [.. arms.Select(arm => Make(arm, scenario, scale, years))];
    }

    private static ArmText Parse(string text)
    {
        try
        {
            return ArmText.Parse(text);
        }
        catch (FormatException bad)
        {
            throw new BadInputException(bad.Message);
        }
    }

    private static Arm Make(ArmText arm, ScenarioDocument scenario, double scale, int years)
    {
        if (arm.Policies.Count > 0)
            throw new BadInputException($"The arm {arm.Name} names the policy '{arm.Policies[0]}', which is not there; an arm is {ArmText.Form}.");
        string definition = string.Join(',', [.. arm.Policies, .. arm.Sets.Count > 0 ? (string[])[Baselines.Describe(arm.Sets)] : []]);
        return new Arm(
            arm.Name, definition.Length == 0 ? ArmText.Baseline : definition, ExperimentInputs.Spec(scenario, arm.Sets, scale, years, $"arm {arm.Name}"));
    }
}
