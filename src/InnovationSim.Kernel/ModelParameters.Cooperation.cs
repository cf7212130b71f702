namespace InnovationSim.Kernel;

/// <content>Calls and alliances (P2, P6).</content>
public sealed partial record ModelParameters
{
    /// <summary>Share of public research budgets that is given for projects. Unit: share. Range: 0 to 1.</summary>
    public required double CompetitiveShare { get; init; }

    /// <summary>Money of a project; more if there are more topics than can be told apart (512). Unit: yuan. Range: 10000 to 1000000000.</summary>
    public required double ProjectYuan { get; init; }

    /// <summary>Share of topics that are drawn from what firms need. Unit: share. Range: 0 to 1.</summary>
    public required double DemandSetTopics { get; init; }

    /// <summary>Teams that are given money for the same topic; the best result goes on. Unit: teams. Range: 1 to 10.</summary>
    public required int ParallelTeams { get; init; }

    /// <summary>Researchers of an organisation for each proposal that it leads in a year. Unit: researchers. Range: 1 to 1000.</summary>
    public required double ResearchersPerProposal { get; init; }

    /// <summary>Organisations besides partners that a leader asks: by turns research organisations and firms. Unit: organisations. Range: 0 to 50.</summary>
    public required int ConsortiumContacts { get; init; }

    /// <summary>Result from which a project is successful; a result is mean expertise / 10 times a uniform number. Unit: result. Range: 0 to 1.</summary>
    public required double ProjectSuccessThreshold { get; init; }

    /// <summary>Chance that an organisation with research and room looks for a new partner. Unit: per year. Range: 0 to 1.</summary>
    public required double AllianceSearchRate { get; init; }

    /// <summary>Overlap of fields above which a partner is accepted. Unit: share. Range: 0 to 1.</summary>
    public required double AllianceOverlap { get; init; }

    /// <summary>Cost of an alliance to each partner, bought on the pooled market. Unit: share of R&amp;D. Range: 0 to 0.2.</summary>
    public required double AllianceCost { get; init; }

    /// <summary>Trust below which a partner ends the alliance. Unit: trust. Range: 0 to 1.</summary>
    public required double AllianceLeastTrust { get; init; }

    /// <summary>Share of partners looked for at random among research organisations; the others among firms. Unit: share. Range: 0 to 1.</summary>
    public required double ResearchPartnerShare { get; init; }

    /// <summary>
    /// Chance that an imitating firm with partners looks at one of its eight places for partners instead of at a peer. Unit: share.
    /// Range: 0 to 1.
    /// </summary>
    public required double PartnerImitationShare { get; init; }
}
