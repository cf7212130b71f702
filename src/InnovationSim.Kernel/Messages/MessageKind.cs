namespace InnovationSim.Kernel.Messages;

/// <summary>What a message says.</summary>
public enum MessageKind : byte
{
    /// <summary>Organisation to pool: posts to fill.</summary>
    Vacancy,

    /// <summary>Organisation to pool: what a leaving researcher knows.</summary>
    Leaver,

    /// <summary>Pool to organisation: workers hired.</summary>
    Hire,

    /// <summary>Pool to organisation: one researcher hired, with a piece of knowledge.</summary>
    ResearcherHire,

    /// <summary>Pool to pool: people who move, or go on to another level.</summary>
    Move,

    /// <summary>Research organisation to firm: a patent on offer.</summary>
    Offer,

    /// <summary>Firm to research organisation: a bid for it.</summary>
    Bid,

    /// <summary>Research organisation to firm: the bid is accepted.</summary>
    Award,

    /// <summary>Research organisation to licensee: the product is due.</summary>
    Delivery,

    /// <summary>Licensee to research organisation: the product is made.</summary>
    Industrialisation,

    /// <summary>Research organisation to the city's registrar: found a firm on this patent.</summary>
    SpinOff,

    /// <summary>Lot buyer to candidate supplier: a lot is put out.</summary>
    Tender,

    /// <summary>Candidate supplier to lot buyer: a quote for it.</summary>
    Quote,

    /// <summary>Lot buyer to supplier: the lot is ordered.</summary>
    Order,

    /// <summary>Registrar to the shard of a new firm: it is founded.</summary>
    Founding,

    /// <summary>Organisation to partner: the alliance goes on.</summary>
    Renewal,

    /// <summary>Organisation to organisation: an alliance is proposed.</summary>
    Proposal,

    /// <summary>Organisation to who proposed an alliance: it is accepted.</summary>
    Acceptance,

    /// <summary>Leader to organisation: join a proposal for public money.</summary>
    Invitation,

    /// <summary>Organisation to leader: it would join.</summary>
    Answer,

    /// <summary>Leader to member: the project has money.</summary>
    Project,

    /// <summary>Leader to member: how the project ended.</summary>
    Result,
}

/// <summary>A message: a blittable struct.</summary>
public interface IMessage
{
    /// <summary>What it says.</summary>
    static abstract MessageKind Kind { get; }
}

/// <summary>Counts of message kinds.</summary>
public static class MessageKinds
{
    /// <summary>How many kinds there are.</summary>
    public const int Count = (int)MessageKind.Result + 1;
}
