using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Silo.Client;

/// <summary>Organisations for people. What a kind does not have stays empty.</summary>
internal static class OrganisationTexts
{
    /// <summary>The columns of a list of organisations.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
        ["id", "name", "sector", "founded", "skilled", "engineers", "researchers", "sales, yuan", "R&D, yuan", "cash, yuan", "patents", "licences"];

    /// <summary>An organisation as a row of a list.</summary>
    internal static IReadOnlyList<string> Row(Organisation one) =>
    [
        one.Id, one.Name ?? "", one.Sector ?? "", Text($"{one.FoundedYear}"), Text($"{one.SkilledWorkers:N0}"), Text($"{one.Engineers:N0}"),
        Text($"{one.Researchers:N0}"), Text($"{one.SalesYuan:N0}"), Text($"{one.ResearchYuan:N0}"), Text($"{one.CashYuan:N0}"),
        Text($"{one.LivePatents:N0}"), Text($"{one.Licences:N0}"),
    ];

    /// <summary>All that is known of one, as names and values.</summary>
    internal static IEnumerable<(string Name, string Value)> All(OrganisationView view)
    {
        Organisation one = view.Organisation;
        (string Name, string Value)[] lines =
        [
            ("organisation", one.Id), ("as of year", Text($"{view.AsOfYear}")), ("name", one.Name ?? ""), ("sector", one.Sector ?? ""),
            ("founded in year", Text($"{one.FoundedYear}")), ("skilled workers", Text($"{one.SkilledWorkers:N0}")),
            ("engineers", Text($"{one.Engineers:N0}")), ("researchers", Text($"{one.Researchers:N0}")),
            ("sales, yuan", Text($"{one.SalesYuan:N0}")), ("R&D, yuan", Text($"{one.ResearchYuan:N0}")),
            ("R&D as share of sales", Text($"{one.ResearchIntensity:0.00 %}")), ("productivity", Text($"{one.Productivity:0.000}")),
            ("capital, yuan", Text($"{one.CapitalYuan:N0}")), ("cash, yuan", Text($"{one.CashYuan:N0}")), ("debt, yuan", Text($"{one.DebtYuan:N0}")),
            ("live patents", Text($"{one.LivePatents:N0}")), ("licences", Text($"{one.Licences:N0}")), ("high-tech certificate", YesNo(one.HighTech)),
            ("chain leader", YesNo(one.ChainLeader)), ("digital level, %", Text($"{one.DigitalPercent}")), ("licence fees, yuan", Text($"{one.FeesYuan:N0}")),
            ("transfer office", YesNo(one.TransferOffice)),
        ];
        return lines.Where(line => line.Value.Length > 0);
    }

    private static string YesNo(bool? value) => value switch
    {
        true => "yes",
        false => "no",
        null => "",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
