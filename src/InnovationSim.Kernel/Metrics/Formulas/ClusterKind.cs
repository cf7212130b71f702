namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>What a concentration of a sector in a city amounts to.</summary>
public enum ClusterKind
{
    /// <summary>Not decidable: the location quotient is undefined, or it is high and the linkage lift is undefined.</summary>
    Undefined = 0,

    /// <summary>The sector is not concentrated in the city.</summary>
    NotACluster,

    /// <summary>Concentrated, and linked to the city at least as much as at random.</summary>
    Linked,

    /// <summary>Concentrated, but linked to the city less than at random: "clustering but not clustering".</summary>
    Hollow,
}
