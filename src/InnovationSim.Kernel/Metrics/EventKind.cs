namespace InnovationSim.Kernel.Metrics;

/// <summary>The events in which agents meet, counted by pair of cities and year.</summary>
public enum EventKind : byte
{
    /// <summary>A patent is licensed: from the research organisation's city to the firm's.</summary>
    Licence,

    /// <summary>A patent is assigned.</summary>
    Assignment,

    /// <summary>A firm is founded on a patent.</summary>
    SpinOff,

    /// <summary>A lot is ordered: from the buyer's city to the supplier's, or outside.</summary>
    ProcurementOrder,

    /// <summary>A person takes a job: within the city.</summary>
    Hire,

    /// <summary>A researcher brings knowledge along.</summary>
    KnowledgeCarried,

    /// <summary>A person moves: from city to city or outside.</summary>
    Move,

    /// <summary>An alliance is formed: from who proposed it to who accepted.</summary>
    Alliance,

    /// <summary>A partner ends an alliance, or does not confirm it any more; counted by who notices.</summary>
    AllianceEnd,

    /// <summary>A partner learns something new: from who knew it.</summary>
    AllianceLearning,

    /// <summary>A project has money: from its leader's city to that of each other member.</summary>
    Grant,
}

/// <summary>Names and count of events.</summary>
public static class EventKinds
{
    /// <summary>How many.</summary>
    public const int Count = (int)EventKind.Grant + 1;

    private static readonly string[] Names =
        ["licence", "assignment", "spin-off", "procurement-order", "hire", "knowledge-carried", "move", "alliance", "alliance-end", "alliance-learning", "grant"];

    /// <summary>The name in results.</summary>
    public static string Name(this EventKind kind) => Names[(int)kind];

    /// <summary>What the sum of an event counts, besides its number.</summary>
    public static string SumUnit(this EventKind kind) => kind switch
    {
        EventKind.Hire or EventKind.KnowledgeCarried or EventKind.Move => "persons",
        _ => "yuan",
    };
}
