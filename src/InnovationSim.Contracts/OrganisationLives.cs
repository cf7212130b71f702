namespace InnovationSim.Contracts;

/// <summary>Which years of an organisation's life.</summary>
public sealed record LifeQuery
{
    /// <summary>First year wanted. A life from a year after the run's last checkpoints on costs little; one from the start a replay of the run.</summary>
    public int FromYear { get; init; }

    /// <summary>Last year wanted; the last one finished if that is earlier.</summary>
    public int ToYear { get; init; } = int.MaxValue;
}

/// <summary>
/// The life of one organisation: its state at the end of each year, and what happened to it. It is not recorded as the run goes: the run is
/// replayed, to the same bits, and one organisation is looked at meanwhile.
/// </summary>
public sealed record OrganisationLife
{
    /// <summary>The organisation: kind/city/serial.</summary>
    public required string Id { get; init; }

    /// <summary>First year that was looked at.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last year that was looked at; an organisation that has left has no state in it.</summary>
    public required int ToYear { get; init; }

    /// <summary>Its state at the end of each year in which it lived.</summary>
    public required IReadOnlyList<LifeYear> Years { get; init; }

    /// <summary>What happened to it, in the order in which it happened.</summary>
    public required IReadOnlyList<LifeEvent> Events { get; init; }

    /// <summary>The year from whose checkpoint the run was replayed; −1 if from its start.</summary>
    public required int ReplayedFrom { get; init; }

    /// <summary>What the replay took: organisations alive, summed over its years.</summary>
    public required long ReplayedOrganisationYears { get; init; }
}

/// <summary>An organisation at the end of a year.</summary>
/// <param name="Year">Year of the run; 0 is the first state.</param>
/// <param name="State">How it stood.</param>
public sealed record LifeYear(int Year, Organisation State);

/// <summary>Something that happened to an organisation.</summary>
/// <param name="Year">Year of the run.</param>
/// <param name="Kind">What.</param>
public sealed record LifeEvent(int Year, LifeEventKind Kind)
{
    /// <summary>The other side: an organisation (kind/city/serial), or <c>outside</c> for the rest of the world; null where there is none.</summary>
    public string? With { get; init; }

    /// <summary>How many persons, patents, lots or members; null where nothing is counted.</summary>
    public long? Count { get; init; }

    /// <summary>Money, yuan; null where the model has none.</summary>
    public long? AmountYuan { get; init; }

    /// <summary>More about it in a word or two, for example the level of staff or why a firm closed; null for nothing.</summary>
    public string? Detail { get; init; }
}

/// <summary>What can happen to an organisation.</summary>
public enum LifeEventKind
{
    /// <summary>It was founded: founders (count), what they put in (amount), and whose patent it was founded on.</summary>
    Founded = 0,

    /// <summary>Persons were hired; the detail is their level.</summary>
    Hired = 1,

    /// <summary>Persons retired, quit or were laid off; the detail is their level.</summary>
    Left = 2,

    /// <summary>Patents were granted to it.</summary>
    PatentsGranted = 3,

    /// <summary>Patents of its own came to their end.</summary>
    PatentsLapsed = 4,

    /// <summary>It took a licence from a research organisation (amount: the fee).</summary>
    LicenceTaken = 5,

    /// <summary>It gave a licence to a firm (amount: the fee).</summary>
    LicenceGiven = 6,

    /// <summary>A licence that it gave came to nothing: the firm is no more.</summary>
    LicenceFellBack = 7,

    /// <summary>It bought a patent (amount: the fee).</summary>
    PatentBought = 8,

    /// <summary>It sold a patent (amount: the fee).</summary>
    PatentSold = 9,

    /// <summary>A product was made of a patent: its own product, or that of a firm to which it gave a licence.</summary>
    ProductMade = 10,

    /// <summary>A firm was founded on one of its patents.</summary>
    SpinOff = 11,

    /// <summary>An alliance began.</summary>
    AllianceBegun = 12,

    /// <summary>An alliance ended.</summary>
    AllianceEnded = 13,

    /// <summary>
    /// A proposal that it led got public money (amount: of the whole consortium; count: members, itself included; the detail names the others).
    /// </summary>
    ProjectBegun = 14,

    /// <summary>It joined a public project led by another (amount: its part).</summary>
    ProjectJoined = 15,

    /// <summary>A public project ended; the detail says whether with success.</summary>
    ProjectEnded = 16,

    /// <summary>It won lots of a buyer (count: lots; amount: their value).</summary>
    TenderWon = 17,

    /// <summary>It quoted for lots of a buyer, which went to others (count: lots; amount: what it quoted for).</summary>
    TenderLost = 18,

    /// <summary>It ordered lots of a supplier (count: lots; amount: their value), or outside (amount only).</summary>
    OrderPlaced = 19,

    /// <summary>Public support (amount); the detail says which.</summary>
    SupportReceived = 20,

    /// <summary>It was in deficit, and the province paid (amount).</summary>
    Rescued = 21,

    /// <summary>It got the high-tech certificate.</summary>
    CertificateGained = 22,

    /// <summary>It lost the high-tech certificate.</summary>
    CertificateLost = 23,

    /// <summary>It has grown so large that it buys in lots by tender.</summary>
    ChainLeadBegun = 24,

    /// <summary>It no longer buys in lots by tender.</summary>
    ChainLeadEnded = 25,

    /// <summary>It closed (amount: debt that the bank wrote off; count: staff dismissed); the detail says why: insolvent, too-small or given-up.</summary>
    Exit = 26,
}
