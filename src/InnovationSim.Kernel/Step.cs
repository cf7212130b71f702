namespace InnovationSim.Kernel;

/// <summary>
/// The steps of a year. Between two steps all shards wait for each other, messages are handed over, and the coordinator publishes
/// new signals. <see cref="Year"/> says which phases of the model a step holds.
/// </summary>
public enum Step : byte
{
    /// <summary>First state, before the first year: organisations are drawn.</summary>
    GenesisDraw = 0,

    /// <summary>First state: sizes are scaled to the accounts.</summary>
    GenesisScale = 1,

    /// <summary>First state: people are assigned.</summary>
    GenesisPeople = 2,

    /// <summary>Plans, separations, vacancies.</summary>
    Plan = 3,

    /// <summary>Matching, careers, moves.</summary>
    Hire = 4,

    /// <summary>Hires and movers arrive; inventions; patents are offered; demand is drawn.</summary>
    Settle = 5,

    /// <summary>Firms bid for patents.</summary>
    Bid = 6,

    /// <summary>Research organisations award.</summary>
    Award = 7,

    /// <summary>Fees are paid; lots are put out.</summary>
    Tender = 8,

    /// <summary>Candidates quote.</summary>
    Quote = 9,

    /// <summary>Buyers order.</summary>
    Order = 10,

    /// <summary>Production, sales, finance, exit.</summary>
    Produce = 11,

    /// <summary>Households are paid and spend; firms are founded.</summary>
    Household = 12,

    /// <summary>Leavers go, entrants come; everything is counted.</summary>
    Record = 13,
}
