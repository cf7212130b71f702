using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Api.Results;

/// <summary>The life of an organisation as two tables: its states, a row a year, and what happened to it, a row an event.</summary>
internal static class LifeRows
{
    /// <summary>Columns of the table of states.</summary>
    internal static IReadOnlyList<string> YearColumns { get; } =
    [
        "year", "sector", "founded_year", "skilled_workers", "engineers", "researchers", "sales_yuan", "research_yuan", "research_intensity", "productivity",
        "capital_yuan", "cash_yuan", "debt_yuan", "live_patents", "licences", "high_tech", "chain_leader", "digital_percent", "fees_yuan", "transfer_office",
    ];

    /// <summary>Columns of the table of events.</summary>
    internal static IReadOnlyList<string> EventColumns { get; } = ["year", "event", "with", "count", "amount_yuan", "detail"];

    /// <summary>Rows of the table of states.</summary>
    internal static IEnumerable<ResultRow> Years(OrganisationLife life) => life.Years.Select(each => new ResultRow(
    [
        (long)each.Year, each.State.Sector, (long?)each.State.FoundedYear, (long?)each.State.SkilledWorkers, (long?)each.State.Engineers,
        (long)each.State.Researchers, each.State.SalesYuan, each.State.ResearchYuan, each.State.ResearchIntensity, each.State.Productivity,
        each.State.CapitalYuan, each.State.CashYuan, each.State.DebtYuan, (long)each.State.LivePatents, (long?)each.State.Licences, Number(each.State.HighTech),
        Number(each.State.ChainLeader), (long?)each.State.DigitalPercent, each.State.FeesYuan, Number(each.State.TransferOffice),
    ]));

    /// <summary>Rows of the table of events.</summary>
    internal static IEnumerable<ResultRow> Events(OrganisationLife life) => life.Events.Select(each => new ResultRow(
        [(long)each.Year, Word(each.Kind), each.With, each.Count, each.AmountYuan, each.Detail]));

    /// <summary>The word of the contracts' JSON for a kind of event.</summary>
    private static string Word(LifeEventKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static long? Number(bool? yes) => yes is null ? null : Convert.ToInt64(yes.Value, CultureInfo.InvariantCulture);
}
