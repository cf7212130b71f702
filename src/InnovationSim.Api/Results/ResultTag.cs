using System.Buffers.Text;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Contracts;
using Microsoft.Net.Http.Headers;

namespace InnovationSim.Api.Results;

/// <summary>
/// The entity tag of an answer with results. Rows never change once they are there, so it takes no look at them: what was asked for, of which run, and how far
/// the run has come are enough. While a run goes on, more years may be there than its status says, and the tag is weak.
/// </summary>
internal static class ResultTag
{
    private const int Bytes = 16;

    // Another program may have other columns.
    private static readonly string Program =
        typeof(ResultTag).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    internal static EntityTagHeaderValue Of(RunStatus run, ResultQuery query, string format)
    {
        var text = new StringBuilder();
        // The last year wanted counts as far as there are years: of a complete run, no last year and the last one are the same.
        text.Append(CultureInfo.InvariantCulture, $"{Program}|{run.Run}|{Math.Min(run.Year, query.ToYear)}|{format}|{query.Table}|{query.FromYear}");
        text.Append('|').AppendJoin(',', query.Columns);
        foreach ((string column, IReadOnlyList<string> values) in query.Where.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append('|').Append(column).Append('=').AppendJoin(',', values);
        return Of(text, isWeak: !run.State.IsEnd());
    }

    /// <summary>The tag of effects: runs that are complete stay so, and what is said of as many of them is always the same.</summary>
    internal static EntityTagHeaderValue Of(string experiment, int completeRuns, EffectsQuery query, string format)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Program}|{experiment}|{completeRuns}|{format}|{query.FromYear}|{query.ToYear}|");
        text.AppendJoin(',', query.Metrics).Append('|').AppendJoin(',', query.Arms);
        return Of(text, isWeak: false);
    }

    private static EntityTagHeaderValue Of(StringBuilder text, bool isWeak)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash.AsSpan(0, Bytes))}\"", isWeak);
    }

    /// <summary>Whether a client has that already.</summary>
    internal static bool IsAmong(EntityTagHeaderValue tag, IList<EntityTagHeaderValue> known) =>
        known.Any(each => !each.Equals(EntityTagHeaderValue.Any) && each.Compare(tag, useStrongComparison: false));
}
