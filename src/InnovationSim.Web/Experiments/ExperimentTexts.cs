using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Experiments;

/// <summary>What is said of an experiment.</summary>
internal static class ExperimentTexts
{
    /// <summary>What people know it by.</summary>
    internal static string Name(ExperimentStatus experiment) =>
        string.IsNullOrWhiteSpace(experiment.Label) ? string.Join(" · ", experiment.Arms.Select(arm => arm.Name)) : experiment.Label;

    /// <summary>How many of its runs are complete.</summary>
    internal static string Runs(ExperimentStatus experiment)
    {
        int all = experiment.Arms.Count * experiment.Replicates;
        string text = string.Create(CultureInfo.InvariantCulture, $"{experiment.Runs.Complete:N0} of {all:N0} runs");
        if (experiment.Runs.Failed > 0) text += string.Create(CultureInfo.InvariantCulture, $", {experiment.Runs.Failed:N0} failed");
        return experiment.Runs.Cancelled > 0 ? text + string.Create(CultureInfo.InvariantCulture, $", {experiment.Runs.Cancelled:N0} cancelled") : text;
    }

    /// <summary>What makes an arm.</summary>
    internal static string Parts(ArmInfo arm)
    {
        IEnumerable<string> parts =
        [
            .. arm.Policies.Select(policy => policy.Intensity == 1 ? policy.Name : $"{policy.Name} × {Number(policy.Intensity)}"),
            .. arm.Sets.Select(set => $"{set.Key} = {Number(set.Value)}"),
        ];
        string text = string.Join(", ", parts);
        return text.Length == 0 ? "the scenario as it is" : text;
    }

    /// <summary>For whoever does not see the page: said anew when a tenth more is done.</summary>
    internal static string Spoken(ExperimentStatus experiment)
    {
        string tenth = experiment.State == RunState.Running
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(experiment.Percent / 10) * 10:0} % done")
            : "";
        return $"{Name(experiment)}: {experiment.State}{tenth}.";
    }

    internal static bool CanCancel(ExperimentStatus experiment) => !experiment.State.IsEnd();

    internal static bool CanRemove(ExperimentStatus experiment) => experiment.Runs.Queued + experiment.Runs.Running == 0;

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
