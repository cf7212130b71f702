namespace InnovationSim.Kernel.Ledger;

/// <summary>Why money moves: the rows of the flow matrix.</summary>
public enum FlowKind : byte
{
    /// <summary>Wages.</summary>
    Wages,

    /// <summary>Households' consumption.</summary>
    Consumption,

    /// <summary>Goods and services used up in production.</summary>
    InputOrders,

    /// <summary>Goods and services used up in research.</summary>
    ResearchPurchases,

    /// <summary>Capital goods.</summary>
    CapitalOrders,

    /// <summary>Public money for research organisations.</summary>
    ResearchGrants,

    /// <summary>Public money for firms and people.</summary>
    Subsidies,

    /// <summary>Taxes on profit.</summary>
    Taxes,

    /// <summary>Fees for licences and patents.</summary>
    LicenceFees,

    /// <summary>Inventors' share of such fees.</summary>
    InventorShares,

    /// <summary>Money put into firms by their founders and by the guide fund.</summary>
    Equity,

    /// <summary>New loans.</summary>
    Loans,

    /// <summary>Repayment of loans.</summary>
    Repayments,

    /// <summary>Interest.</summary>
    Interest,

    /// <summary>Dividends, and what is left of firms that close.</summary>
    Dividends,

    /// <summary>Rescues of state-owned enterprises.</summary>
    Rescues,

    /// <summary>Income from what is not modelled: farming (sold outside) and public services (paid by the state).</summary>
    RemainderIncome,

    /// <summary>Sales on the pooled market, and its trade with the outside.</summary>
    Trade,

    /// <summary>Transfers between the central and the provincial budget.</summary>
    Transfers,

    /// <summary>Goods and services that the state buys for measures of policy.</summary>
    PublicPurchases,
}

/// <summary>Who holds money: the columns of the flow matrix.</summary>
public enum AccountClass : byte
{
    /// <summary>Households, by talent pool.</summary>
    Households,

    /// <summary>State-owned enterprises and private firms.</summary>
    Firms,

    /// <summary>Universities and research institutes.</summary>
    Research,

    /// <summary>The bank; its balance may be negative, since it creates money when it lends.</summary>
    Bank,

    /// <summary>The province's budget.</summary>
    Province,

    /// <summary>The central budget.</summary>
    Centre,

    /// <summary>The rest of the world.</summary>
    Outside,

    /// <summary>The clearing account of the pooled market; empty at the end of every year.</summary>
    Market,

    /// <summary>The guide fund; empty at the end of every year.</summary>
    GuideFund,

    /// <summary>The trading platform for patents; empty at the end of every year.</summary>
    Platform,
}

/// <summary>Counts and names.</summary>
public static class LedgerNames
{
    /// <summary>How many kinds of flows.</summary>
    public const int Flows = (int)FlowKind.PublicPurchases + 1;

    /// <summary>How many classes of accounts.</summary>
    public const int Accounts = (int)AccountClass.Platform + 1;
}

/// <summary>The names of flows and accounts in results.</summary>
public static class LedgerText
{
    private static readonly string[] FlowText =
    [
        "wages", "consumption", "input-orders", "research-purchases", "capital-orders", "research-grants", "subsidies", "taxes", "licence-fees",
        "inventor-shares", "equity", "loans", "repayments", "interest", "dividends", "rescues", "remainder-income", "trade", "transfers",
        "public-purchases",
    ];

    private static readonly string[] AccountText = ["households", "firms", "research", "bank", "province", "centre", "outside", "market", "guide-fund", "platform"];

    /// <summary>The name of a flow.</summary>
    public static string Name(this FlowKind kind) => FlowText[(int)kind];

    /// <summary>The name of a class of accounts.</summary>
    public static string Name(this AccountClass account) => AccountText[(int)account];
}
