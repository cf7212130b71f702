namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// Tells co-location from linkage: a cell is hollow if its location quotient is at least <see cref="ConcentratedFrom"/> while its
/// <see cref="LinkageLift"/> is below <see cref="LinkedFrom"/>.
/// </summary>
/// <remarks>
/// Own definition of this model (docs/ODD.md). On cut-offs of the quotient, which are conventions, see D. O'Donoghue and B. Gleave (2004),
/// "A note on methods for measuring industrial agglomeration", Regional Studies 38(4), 419–427.
/// </remarks>
public static class HollowCluster
{
    /// <summary>Location quotient from which a sector counts as concentrated in a city: a quarter above its share of the region.</summary>
    public const double ConcentratedFrom = 1.25;

    /// <summary>Linkage lift from which a cell counts as linked: as many links inside the city as at random.</summary>
    public const double LinkedFrom = 1;

    /// <summary>Whether the cell is hollow. Undefined is not hollow: without a lift nothing is known about linkage.</summary>
    /// <param name="locationQuotient">Zero or more, or NaN if undefined.</param>
    /// <param name="linkageLift">Zero or more, or NaN if undefined.</param>
    /// <returns>True if and only if <see cref="Classify"/> says <see cref="ClusterKind.Hollow"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or infinite.</exception>
    public static bool Is(double locationQuotient, double linkageLift) =>
        Classify(locationQuotient, linkageLift) == ClusterKind.Hollow;

    /// <summary>What the cell is. A cell that is not concentrated is no cluster, whether or not its lift is defined.</summary>
    /// <param name="locationQuotient">Zero or more, or NaN if undefined.</param>
    /// <param name="linkageLift">Zero or more, or NaN if undefined.</param>
    /// <returns>The kind, <see cref="ClusterKind.Undefined"/> where it cannot be told.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or infinite.</exception>
    public static ClusterKind Classify(double locationQuotient, double linkageLift)
    {
        CheckNotNegative(locationQuotient, nameof(locationQuotient));
        CheckNotNegative(linkageLift, nameof(linkageLift));

        if (double.IsNaN(locationQuotient))
            return ClusterKind.Undefined;
        if (locationQuotient < ConcentratedFrom)
            return ClusterKind.NotACluster;
        if (double.IsNaN(linkageLift))
            return ClusterKind.Undefined;
        return linkageLift < LinkedFrom ? ClusterKind.Hollow : ClusterKind.Linked;
    }

    private static void CheckNotNegative(double value, string argument)
    {
        if (value < 0 || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(argument, value, "Must be zero or more and finite, or NaN if undefined.");
    }
}
