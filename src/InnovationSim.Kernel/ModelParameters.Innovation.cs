namespace InnovationSim.Kernel;

/// <content>Invention and transfer (P4, P5).</content>
public sealed partial record ModelParameters
{
    /// <summary>zeta: how likely research succeeds. Unit: rate. Range: 0 to 2.</summary>
    public required double InnovationScale { get; init; }

    /// <summary>m: research success of state-owned enterprises relative to private firms. Unit: factor. Range: 0 to 2.</summary>
    public required double StateInnovationEfficiency { get; init; }

    /// <summary>Worst innovation. Unit: share of A. Range: -0.5 to 0.</summary>
    public required double InnovationStepLowest { get; init; }

    /// <summary>Best less worst innovation. Unit: share of A. Range: 0 to 1.</summary>
    public required double InnovationStepRange { get; init; }

    /// <summary>Part of the gap to a peer that an imitator closes. Unit: share of the gap. Range: 0 to 1.</summary>
    public required double ImitationRate { get; init; }

    /// <summary>Distance over which imitation falls to 1/e. Unit: km. Range: 10 to 10000.</summary>
    public required double ImitationDistanceKm { get; init; }

    /// <summary>Part of the gap to the frontier that everybody closes. Unit: share of the gap per year. Range: 0 to 0.2.</summary>
    public required double FrontierCatchUp { get; init; }

    /// <summary>Patents of private firms per R&amp;D. Unit: patents per million yuan. Range: 0 to 5.</summary>
    public required double PrivatePatentsPerMillion { get; init; }

    /// <summary>Patents of state-owned enterprises per R&amp;D. Unit: patents per million yuan. Range: 0 to 5.</summary>
    public required double StatePatentsPerMillion { get; init; }

    /// <summary>Patents of universities and institutes per R&amp;D. Unit: patents per million yuan. Range: 0 to 5.</summary>
    public required double PublicPatentsPerMillion { get; init; }

    /// <summary>Life of a patent. Unit: years. Range: 2 to 50.</summary>
    public required int PatentLifeYears { get; init; }

    /// <summary>Chance that a research organisation's ability rises by one in a field. Unit: per year. Range: 0 to 1.</summary>
    public required double ResearchProgress { get; init; }

    /// <summary>Chance that a firm's digital level rises by one point. Unit: per year. Range: 0 to 1.</summary>
    public required double DigitalDiffusion { get; init; }

    /// <summary>h0: chance that an idle patent is offered. Unit: per year. Range: 0 to 1.</summary>
    public required double OfferHazard { get; init; }

    /// <summary>Age up to which patents are offered. Unit: years. Range: 1 to 50.</summary>
    public required int OfferMaxAge { get; init; }

    /// <summary>Share of universities with a transfer office. Unit: share. Range: 0 to 1.</summary>
    public required double TransferOfficeShare { get; init; }

    /// <summary>How much more often a university with an office offers. Unit: factor. Range: 0 to 10.</summary>
    public required double OfficeWeight { get; init; }

    /// <summary>sigma: inventors' share of fees. Unit: share. Range: 0 to 1.</summary>
    public required double InventorShare { get; init; }

    /// <summary>alpha: autonomy of research organisations. Unit: share. Range: 0 to 1.</summary>
    public required double Autonomy { get; init; }

    /// <summary>How much more often autonomous organisations offer. Unit: factor. Range: 0 to 10.</summary>
    public required double AutonomyWeight { get; init; }

    /// <summary>How far a trading platform exists. Unit: share. Range: 0 to 1.</summary>
    public required double Platform { get; init; }

    /// <summary>How much more often patents are offered through a platform. Unit: factor. Range: 0 to 10.</summary>
    public required double PlatformWeight { get; init; }

    /// <summary>Research budget from which a firm is shown patents. Unit: yuan. Range: 1000 to 100000000.</summary>
    public required double AdopterBudgetYuan { get; init; }

    /// <summary>Firms that a patent is shown to. Unit: firms. Range: 1 to 1000.</summary>
    public required double Contacts { get; init; }

    /// <summary>The same through an office or a broker. Unit: firms. Range: 1 to 1000.</summary>
    public required double BrokeredContacts { get; init; }

    /// <summary>Share of contacts sought in the home sector of the main field. Unit: share. Range: 0 to 1.</summary>
    public required double MainFieldContacts { get; init; }

    /// <summary>Distance over which quality falls to 1/e. Unit: km. Range: 10 to 10000.</summary>
    public required double TransferDistanceKm { get; init; }

    /// <summary>Researchers over which absorption saturates. Unit: researchers. Range: 0.1 to 1000.</summary>
    public required double AbsorptionScale { get; init; }

    /// <summary>Quality from which a firm bids. Unit: quality. Range: 0 to 1.</summary>
    public required double BidThreshold { get; init; }

    /// <summary>Share of awards that are licences. Unit: share. Range: 0 to 1.</summary>
    public required double LicenceShare { get; init; }

    /// <summary>Share of awards that are assignments; the rest are spin-offs. Unit: share. Range: 0 to 1.</summary>
    public required double AssignmentShare { get; init; }

    /// <summary>Gain of ln A from a product of quality 1. Unit: ln per quality. Range: 0 to 1.</summary>
    public required double LicenceGain { get; init; }

    /// <summary>Sales that a product can reach: beyond it a product raises only part of a firm. Unit: private medians. Range: 0.1 to 100000.</summary>
    public required double ProductLineSize { get; init; }

    /// <summary>Years of expected gain that the fee counts. Unit: years. Range: 0 to 20.</summary>
    public required double FeeYears { get; init; }

    /// <summary>Share of it that is paid. Unit: share. Range: 0 to 1.</summary>
    public required double FeeShare { get; init; }
}
