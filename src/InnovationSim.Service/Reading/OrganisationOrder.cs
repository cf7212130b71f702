using InnovationSim.Contracts;
using InnovationSim.Service.Plans;

namespace InnovationSim.Service.Reading;

/// <summary>Organisations sorted by one of their figures.</summary>
internal sealed class OrganisationOrder
{
    private static readonly Dictionary<string, Func<Organisation, double?>> Figures = new(StringComparer.Ordinal)
    {
        ["foundedYear"] = one => one.FoundedYear,
        ["skilledWorkers"] = one => one.SkilledWorkers,
        ["engineers"] = one => one.Engineers,
        ["researchers"] = one => one.Researchers,
        ["salesYuan"] = one => one.SalesYuan,
        ["researchIntensity"] = one => one.ResearchIntensity,
        ["researchYuan"] = one => one.ResearchYuan,
        ["productivity"] = one => one.Productivity,
        ["capitalYuan"] = one => one.CapitalYuan,
        ["cashYuan"] = one => one.CashYuan,
        ["debtYuan"] = one => one.DebtYuan,
        ["livePatents"] = one => one.LivePatents,
        ["licences"] = one => one.Licences,
        ["digitalPercent"] = one => one.DigitalPercent,
        ["feesYuan"] = one => one.FeesYuan,
    };

    private readonly Func<Organisation, double?> _figure;
    private readonly int _sign;

    private OrganisationOrder(Func<Organisation, double?> figure, bool largestFirst)
    {
        _figure = figure;
        _sign = largestFirst ? -1 : 1;
    }

    /// <summary>The order that is asked for; null for that of serials.</summary>
    internal static OrganisationOrder? Of(OrganisationQuery query, RequestCheck check)
    {
        check.Range("skip", query.Skip, 0, OrganisationQuery.MostSkipped);
        if (query.Sort is not { } sort)
        {
            if (query.Skip > 0) check.Add("skip", query.Skip, "0 unless organisations are sorted; by serial, a page begins with fromSerial");
            return null;
        }

        bool largestFirst = sort.StartsWith('-');
        if (Figures.TryGetValue(largestFirst ? sort[1..] : sort, out Func<Organisation, double?>? figure)) return new OrganisationOrder(figure, largestFirst);
        check.Add("sort", sort, $"one of {string.Join(", ", OrganisationQuery.SortFields)}, with '-' before it for the largest first");
        return null;
    }

    /// <summary>A page of organisations that are given by serial.</summary>
    internal OrganisationPage PageOf(int asOfYear, List<Organisation> bySerial, int skip, int limit)
    {
        // Stable: equal ones stay in the order of serials.
        Organisation[] page = [.. bySerial.OrderBy(one => _figure(one) is { } figure ? _sign * figure : double.PositiveInfinity).Skip(skip).Take(limit)];
        int next = skip + page.Length;
        return new OrganisationPage
        {
            AsOfYear = asOfYear,
            Organisations = page,
            NextSkip = next < bySerial.Count && next <= OrganisationQuery.MostSkipped ? next : null,
        };
    }
}
