using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <summary>Paths of the API. Nothing that a caller gives can lead to another one.</summary>
internal static class Paths
{
    internal const string Root = "v1/";
    internal const string Runs = "runs";
    internal const string Experiments = "experiments";

    /// <exception cref="NotFoundException">No run can have that id.</exception>
    internal static string Run(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunIds.IsWellFormed(run) ? $"{Runs}/{run}" : throw NotFoundException.Run(run);
    }

    /// <exception cref="InvalidRequestException">No organisation can have that id.</exception>
    internal static string Organisation(string run, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        const string Form = "kind/city/serial, for example private-firm/harbin/12";
        string[] parts = id.Split('/');
        return parts.Length == 3 && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? $"{Run(run)}/organisations/{id}"
            : throw Invalid("id", id, Form);
    }

    internal static string Life(string run, string id, LifeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = new QueryText();
        text.Add("from", query.FromYear);
        if (query.ToYear != int.MaxValue) text.Add("to", query.ToYear);
        return $"{Organisation(run, id)}/life{text}";
    }

    internal static string List(RunQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = new QueryText();
        foreach (RunState state in query.States ?? []) text.Add("state", state.ToString().ToLowerInvariant());
        text.Add("experiment", query.Experiment);
        text.Add("arm", query.Arm);
        text.Add("limit", query.Limit);
        text.Add("from", query.From);
        return Runs + text;
    }

    /// <exception cref="NotFoundException">No experiment can have that id.</exception>
    internal static string Experiment(string experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return RunIds.IsWellFormed(experiment) ? $"{Experiments}/{experiment}" : throw NotFoundException.Experiment(experiment);
    }

    internal static string List(ExperimentQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = new QueryText();
        text.Add("limit", query.Limit);
        text.Add("from", query.From);
        return Experiments + text;
    }

    internal static string Effects(string experiment, EffectsQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = new QueryText();
        foreach (string metric in query.Metrics ?? []) text.Add("metric", Listed("metrics", metric));
        foreach (string arm in query.Arms ?? []) text.Add("arm", Listed("arms", arm));
        text.Add("from", query.FromYear);
        if (query.ToYear != int.MaxValue) text.Add("to", query.ToYear);
        return $"{Experiment(experiment)}/effects{text}";
    }

    internal static string Organisations(string run, OrganisationQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = new QueryText();
        text.Add("kind", query.Kind);
        text.Add("city", query.City);
        text.Add("limit", query.Limit);
        text.Add("fromSerial", query.FromSerial);
        text.Add("sort", query.Sort);
        if (query.Skip != 0) text.Add("skip", query.Skip);
        return $"{Run(run)}/organisations{text}";
    }

    internal static string Results(string run, ResultQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = new QueryText();
        int from = query.FromYear;
        int to = query.ToYear;
        foreach (string column in query.Columns ?? []) text.Add("columns", column.Contains(',', StringComparison.Ordinal) ? throw Invalid("columns", column, "names without commas") : column);
        foreach ((string column, IReadOnlyList<string> values) in query.Where ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
        {
            if (column is "from" or "to" or "columns" or "format") throw Invalid("where", column, "columns of text of the table");
            foreach (string value in values) text.Add(column, value);
            if (values.Count > 0) continue;
            // None of no values holds for any row: no year is asked for, but the column is looked at all the same.
            text.Add(column, "");
            (from, to) = (1, 0);
        }

        text.Add("from", from);
        if (to != int.MaxValue) text.Add("to", to);
        return $"{Run(run)}/results/{Uri.EscapeDataString(Segment("table", query.Table))}{text}";
    }

    /// <summary>A name in a list: commas part them, and none at all would ask for everything.</summary>
    private static string Listed(string field, string name) =>
        string.IsNullOrWhiteSpace(name) || name.Contains(',', StringComparison.Ordinal) ? throw Invalid(field, name, "names without commas") : name;

    /// <summary>A name as a part of a path: "." and ".." would be taken for steps.</summary>
    internal static string Segment(string field, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "" or "." or ".." ? throw Invalid(field, name, "a name") : name;
    }

    private static InvalidRequestException Invalid(string field, string value, string allowed) =>
        new([new RequestProblem(field, value, allowed, $"{field} is '{value}'; it takes {allowed}.")]);

    /// <summary>A query as it is put together.</summary>
    private sealed class QueryText
    {
        private readonly List<string> _pairs = [];

        internal void Add(string name, string? value)
        {
            if (value is not null) _pairs.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }

        internal void Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

        public override string ToString() => _pairs.Count == 0 ? "" : "?" + string.Join('&', _pairs);
    }
}
