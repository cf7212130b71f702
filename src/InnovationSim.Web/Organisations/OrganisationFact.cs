using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Metrics;
using InnovationSim.Web.Years;

namespace InnovationSim.Web.Organisations;

/// <summary>A line of what is known of an organisation.</summary>
/// <param name="What">What.</param>
/// <param name="Value">Its value with unit.</param>
/// <param name="Peers">The mean of firms of its owner, sector and city; empty where it is not known.</param>
internal sealed record OrganisationFact(string What, string Value, string Peers)
{
    /// <summary>All that is known.</summary>
    /// <param name="it">The organisation.</param>
    /// <param name="baseYear">Calendar year of year 0.</param>
    /// <param name="asOf">Year it is of.</param>
    /// <param name="peers">Firms of its owner, sector and city in that year; null if it is no firm.</param>
    internal static IEnumerable<OrganisationFact> Of(Organisation it, int baseYear, int asOf, CellRow? peers)
    {
        double firms = peers?["firms"] ?? 0;
        string Mean(string unit, params string[] measures) =>
            peers is null || firms == 0 ? "" : Display.Text(measures.Sum(measure => peers[measure]) / firms, unit);

        if (it.FoundedYear is { } founded)
            yield return new("Founded", $"{(baseYear + founded).ToString(CultureInfo.InvariantCulture)}, {Display.Text(asOf - founded, "years")} old", "");
        if (it.SalesYuan is { } sales) yield return new("Sales of the year", Yuan(sales), Mean("yuan", "sales_yuan"));
        yield return new(it.SalesYuan is null ? "Research budget" : "R&D of the year", Yuan(it.ResearchYuan), Mean("yuan", "research_yuan"));
        if (it.ResearchIntensity is { } intensity) yield return new("R&D over sales", Display.Text(intensity, "share"), "");
        if (it.Productivity is { } productivity) yield return new("Productivity (1: mean of the base year)", Display.Text(productivity, "ratio"), "");
        if (it.SkilledWorkers is { } skilled) yield return new("Skilled workers", Persons(skilled), Mean("", "skilled_workers"));
        if (it.Engineers is { } engineers) yield return new("Engineers", Persons(engineers), Mean("", "engineers"));
        yield return new("Researchers", Persons(it.Researchers), Mean("", "researchers"));
        yield return new("Live patents", Persons(it.LivePatents), Mean("", "patents_live"));
        if (it.Licences is { } licences) yield return new("Licences and patents put to use", Persons(licences), "");
        if (it.DigitalPercent is { } digital) yield return new("Digital level", $"{digital} %", "");
        if (it.CapitalYuan is { } capital) yield return new("Fixed capital", Yuan(capital), Mean("yuan", "capital_yuan"));
        yield return new("Money at hand", Yuan(it.CashYuan), "");
        if (it.DebtYuan is { } debt) yield return new("Owed to the bank", Yuan(debt), Mean("yuan", "debt_yuan"));
        if (it.FeesYuan is { } fees) yield return new("Licence fees of the year", Yuan(fees), "");
        if (it.TransferOffice is { } office) yield return new("Technology transfer office", office ? "yes" : "no", "");
        if (it.HighTech is { } highTech) yield return new("High-tech certificate", highTech ? "yes" : "no", "");
        if (it.ChainLeader is { } leader) yield return new("Buys in lots by tender", leader ? "yes" : "no", "");
    }

    private static string Yuan(long yuan) => Display.Text(yuan, "yuan");

    private static string Persons(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
