namespace InnovationSim.Contracts;

/// <summary>Which organisations.</summary>
public sealed record OrganisationQuery
{
    /// <summary>Most organisations of a page.</summary>
    public const int MostOrganisations = 1000;

    /// <summary>Most organisations that may be left out before a page that is sorted.</summary>
    public const int MostSkipped = 10_000;

    /// <summary>What organisations can be sorted by: figures of <see cref="Organisation"/>.</summary>
    public static IReadOnlyList<string> SortFields { get; } =
    [
        "foundedYear", "skilledWorkers", "engineers", "researchers", "salesYuan", "researchIntensity", "researchYuan", "productivity", "capitalYuan",
        "cashYuan", "debtYuan", "livePatents", "licences", "digitalPercent", "feesYuan",
    ];

    /// <summary>university, research-institute, state-owned-enterprise or private-firm.</summary>
    public required string Kind { get; init; }

    /// <summary>Identifier of the city.</summary>
    public required string City { get; init; }

    /// <summary>First serial wanted; of the next page <see cref="OrganisationPage.NextSerial"/>.</summary>
    public int FromSerial { get; init; }

    /// <summary>
    /// One of <see cref="SortFields"/>, with <c>-</c> before it for the largest first; null for the order of serials. What has no such figure comes last,
    /// equal ones in the order of serials.
    /// </summary>
    public string? Sort { get; init; }

    /// <summary>How many to leave out, 0 to <see cref="MostSkipped"/>, if they are sorted; of the next page <see cref="OrganisationPage.NextSkip"/>.</summary>
    public int Skip { get; init; }

    /// <summary>Organisations of a page, 1 to <see cref="MostOrganisations"/>.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>Some organisations, by ascending serial or sorted as asked for.</summary>
public sealed record OrganisationPage
{
    /// <summary>Year of the run at whose end they stood so.</summary>
    public required int AsOfYear { get; init; }

    /// <summary>The organisations.</summary>
    public required IReadOnlyList<Organisation> Organisations { get; init; }

    /// <summary>First serial of the next page; null if there is none, or if they are sorted.</summary>
    public int? NextSerial { get; init; }

    /// <summary>How many to leave out before the next page; null if there is none, or if they are in the order of serials.</summary>
    public int? NextSkip { get; init; }
}

/// <summary>One organisation.</summary>
/// <param name="AsOfYear">Year of the run at whose end it stood so.</param>
/// <param name="Organisation">The organisation.</param>
public sealed record OrganisationView(int AsOfYear, Organisation Organisation);

/// <summary>The state of an organisation at the end of a year. Money in yuan. What a kind does not have is null.</summary>
public sealed record Organisation
{
    /// <summary>kind/city/serial, for example <c>private-firm/harbin/12</c>; never given twice in a run.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Identifier of its city.</summary>
    public required string City { get; init; }

    /// <summary>Its number within kind and city.</summary>
    public required int Serial { get; init; }

    /// <summary>Name; universities and research institutes only.</summary>
    public string? Name { get; init; }

    /// <summary>Identifier of its sector; firms only.</summary>
    public string? Sector { get; init; }

    /// <summary>Year of the run in which it was founded; zero or negative if before the run; firms only.</summary>
    public int? FoundedYear { get; init; }

    /// <summary>Skilled workers, persons; firms only.</summary>
    public int? SkilledWorkers { get; init; }

    /// <summary>Engineers, persons; firms only.</summary>
    public int? Engineers { get; init; }

    /// <summary>Researchers, persons.</summary>
    public required int Researchers { get; init; }

    /// <summary>Sales of the year; firms only.</summary>
    public long? SalesYuan { get; init; }

    /// <summary>R&amp;D as a share of sales; firms only.</summary>
    public double? ResearchIntensity { get; init; }

    /// <summary>R&amp;D of a year: a firm's intensity × sales, an organisation of research's budget.</summary>
    public required long ResearchYuan { get; init; }

    /// <summary>Productivity, where 1 is the mean of the base year; firms only.</summary>
    public double? Productivity { get; init; }

    /// <summary>Fixed capital; firms only.</summary>
    public long? CapitalYuan { get; init; }

    /// <summary>Money at hand.</summary>
    public required long CashYuan { get; init; }

    /// <summary>Owed to the bank; firms only.</summary>
    public long? DebtYuan { get; init; }

    /// <summary>Patents that it holds and that have not lapsed.</summary>
    public required int LivePatents { get; init; }

    /// <summary>Licences and patents taken over and put to use; firms only.</summary>
    public int? Licences { get; init; }

    /// <summary>Whether it holds the high-tech certificate; firms only.</summary>
    public bool? HighTech { get; init; }

    /// <summary>Whether it buys in lots by tender; firms only.</summary>
    public bool? ChainLeader { get; init; }

    /// <summary>Digital level, 0 to 100 %; firms only.</summary>
    public int? DigitalPercent { get; init; }

    /// <summary>Licence fees earned in the year; universities and research institutes only.</summary>
    public long? FeesYuan { get; init; }

    /// <summary>Whether it has a technology transfer office; universities and research institutes only.</summary>
    public bool? TransferOffice { get; init; }
}
