namespace InnovationSim.Kernel.Metrics;

/// <summary>What the shards add up by owner, city and sector. Whole numbers, so that sums are exact in any order.</summary>
public enum CellMeasure
{
    /// <summary>Firms alive at the end of the year.</summary>
    Firms,

    /// <summary>Skilled workers at the end of the year, persons.</summary>
    SkilledWorkers,

    /// <summary>Engineers at the end of the year, persons.</summary>
    Engineers,

    /// <summary>Researchers at the end of the year, persons.</summary>
    Researchers,

    /// <summary>Σ of the squares of the firms' staff, for the Herfindahl index of firms within a sector.</summary>
    SquaredStaff,

    /// <summary>Sales of the year, yuan.</summary>
    Sales,

    /// <summary>Value added of the year, yuan: sales less inputs less bought-in research.</summary>
    ValueAdded,

    /// <summary>Wages paid, yuan.</summary>
    Wages,

    /// <summary>Research and development spending, yuan.</summary>
    Research,

    /// <summary>Inputs bought on the pooled market, yuan.</summary>
    PooledInputs,

    /// <summary>Sales on the pooled market, yuan.</summary>
    PooledSales,

    /// <summary>Value of lots ordered by firms of the cell, yuan.</summary>
    LotsOrdered,

    /// <summary>Part of it ordered within the region, yuan.</summary>
    LotsOrderedInRegion,

    /// <summary>Part of it ordered within the city, yuan.</summary>
    LotsOrderedInCity,

    /// <summary>Value of lots that firms of the cell supply, yuan (as the buyers see it).</summary>
    LotsSupplied,

    /// <summary>Part of it supplied to buyers of the same city, yuan.</summary>
    LotsSuppliedInCity,

    /// <summary>Value of lots that firms of the cell deliver, yuan (as the suppliers see it).</summary>
    LotsDelivered,

    /// <summary>Fixed capital, yuan.</summary>
    Capital,

    /// <summary>Money at hand, yuan.</summary>
    Cash,

    /// <summary>Owed to the bank, yuan.</summary>
    Debt,

    /// <summary>Capital goods bought, yuan.</summary>
    Investment,

    /// <summary>Wear of capital, yuan.</summary>
    Depreciation,

    /// <summary>Capital lost when firms left, yuan.</summary>
    CapitalScrapped,

    /// <summary>Debts of leavers that the bank wrote off, yuan.</summary>
    WrittenOff,

    /// <summary>Patents granted in the year.</summary>
    PatentsGranted,

    /// <summary>Patents alive at the end of the year.</summary>
    PatentsLive,

    /// <summary>Patents that expired or lapsed in the year.</summary>
    PatentsLapsed,

    /// <summary>Patents that came over from their inventors.</summary>
    PatentsReceived,

    /// <summary>Firms with the high-tech certificate.</summary>
    HighTechFirms,

    /// <summary>Firms founded.</summary>
    Entries,

    /// <summary>Firms that left.</summary>
    Exits,

    /// <summary>Weight in the register of suppliers: sales in thousand yuan.</summary>
    SupplierWeight,

    /// <summary>Weight in the register of adopters: research budget in thousand yuan.</summary>
    AdopterWeight,

    /// <summary>Demand drawn before it is scaled to the sector's, yuan.</summary>
    RawDemand,

    /// <summary>Σ (sales in thousand yuan) × ln A in millionths.</summary>
    WeightedLogProductivity,

    /// <summary>Σ (sales in thousand yuan), the weight of the line above.</summary>
    ProductivityWeight,

    /// <summary>Licences and patents taken over from research organisations.</summary>
    LicencesTaken,

    /// <summary>Fees paid for them, yuan.</summary>
    FeesPaid,

    /// <summary>Patents of research organisations put into products.</summary>
    Industrialised,

    /// <summary>Lots quoted for by firms of the cell, in number.</summary>
    QuotesSent,

    /// <summary>Tenders received by firms of the cell, in number.</summary>
    TendersReceived,

    /// <summary>Lots put out by firms of the cell, in number.</summary>
    LotsTendered,

    /// <summary>Live patents that universities invented and firms of the cell own.</summary>
    UniversityPatentsLive,

    /// <summary>Of those, in products.</summary>
    UniversityPatentsIndustrialised,

    /// <summary>Rescues of state-owned enterprises, in number.</summary>
    Rescues,

    /// <summary>R&amp;D refunded by the state, yuan.</summary>
    ResearchSubsidies,

    /// <summary>Sales of firms that were asked to quote and did not qualify, thousand yuan.</summary>
    UnqualifiedSales,

    /// <summary>Grants for suppliers that did not qualify, yuan.</summary>
    SupplierGrants,

    /// <summary>Grants for technology upgrading, yuan.</summary>
    UpgradingGrants,

    /// <summary>Grants for digitalisation, yuan.</summary>
    DigitalGrants,

    /// <summary>Equity bought by the guide fund, yuan.</summary>
    FundEquity,

    /// <summary>Money of incubators for founders, yuan.</summary>
    IncubatorGrants,

    /// <summary>Losses of failed firms that the state made good, yuan.</summary>
    LossCover,

    /// <summary>Money of public projects paid to firms, yuan.</summary>
    GrantsPaid,

    /// <summary>Spent on alliances, yuan.</summary>
    AllianceCosts,
}
