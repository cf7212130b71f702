using System.Collections.Immutable;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Reading;

/// <summary>Collects what is wrong with a file, so that a user learns of everything at once.</summary>
internal sealed class ProblemLog
{
    private readonly List<ScenarioProblem> _problems = [];

    internal bool Any => _problems.Count > 0;

    /// <summary>Whether no more is taken in: time to stop thinking of hints.</summary>
    internal bool IsFull => _problems.Count >= ScenarioLimits.MaxProblems;

    internal void Add(Place place, string value, string allowed, string message, string? hint = null)
    {
        if (!IsFull)
            // Of a place that is none, the path is not even empty: it stands for the whole file.
            _problems.Add(new ScenarioProblem(place.Line, place.Column, place.Path ?? "", value, allowed, message, hint));
    }

    internal void Add(Place place, YamlNode node, string allowed, string message, string? hint = null) =>
        Add(place, Preview.Of(node), allowed, message, hint);

    /// <summary>A value that is not of the kind, or not in the range, that its key takes.</summary>
    internal void Refuse(Place place, YamlNode node, string allowed, string? hint = null)
    {
        string name = place.Path.Length == 0 ? "The file" : place.Path;
        Add(place, node, allowed, $"{name} is {Preview.Of(node)} and must be {allowed}.", hint);
    }

    /// <summary>The problems in the order of the file.</summary>
    internal ImmutableArray<ScenarioProblem> InOrder()
    {
        // A stable sort: two problems of one place stay in the order in which they were found.
        List<ScenarioProblem> sorted = [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        if (sorted.Count == ScenarioLimits.MaxProblems)
        {
            sorted.Add(new ScenarioProblem(
                0, 0, "", "", "", $"The search stopped after {ScenarioLimits.MaxProblems} problems.",
                "Correct these first; there may be more."));
        }

        return [.. sorted];
    }

    internal void ThrowIfAny(string fileName)
    {
        if (Any) throw new ScenarioException(fileName, InOrder());
    }
}
