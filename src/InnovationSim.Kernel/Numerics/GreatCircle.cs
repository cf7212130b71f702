namespace InnovationSim.Kernel.Numerics;

/// <summary>Distances along the surface of a spherical Earth, with the same bits on every machine.</summary>
public static class GreatCircle
{
    /// <summary>The mean radius of the Earth in kilometres: (2a + b) / 3 of the GRS 80 ellipsoid (Moritz, 2000).</summary>
    public const double MeanEarthRadiusKilometres = 6371.0088;

    /// <summary>The great-circle distance between two places.</summary>
    /// <param name="latitude1">Latitude of the first place in degrees, north positive, in [−90, 90].</param>
    /// <param name="longitude1">Longitude of the first place in degrees, east positive, in [−180, 180].</param>
    /// <param name="latitude2">Latitude of the second place, likewise.</param>
    /// <param name="longitude2">Longitude of the second place, likewise.</param>
    /// <returns>Kilometres, from 0 (the same place) to 20,015.1 (antipodes). Symmetric in the two places, to the bit.</returns>
    /// <remarks>
    /// The haversine formula (Sinnott, "Virtues of the haversine", Sky and Telescope 68, 1984, 159): relative error below
    /// 10⁻¹⁵ up to 10,000 km; towards antipodes the formula itself loses digits, down to a few centimetres at the antipode.
    /// The flattening of the Earth, which a sphere ignores, matters more: up to 0.5 %.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is outside its range or NaN.</exception>
    public static double Kilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        CheckLatitude(latitude1, nameof(latitude1));
        CheckLongitude(longitude1, nameof(longitude1));
        CheckLatitude(latitude2, nameof(latitude2));
        CheckLongitude(longitude2, nameof(longitude2));

        double sineOfHalfHeight = DegreeTrigonometry.Sine(0.5 * Math.Abs(latitude2 - latitude1));
        double sineOfHalfWidth = DegreeTrigonometry.Sine(0.5 * Math.Abs(longitude2 - longitude1));
        double cosines = DegreeTrigonometry.Cosine(latitude1) * DegreeTrigonometry.Cosine(latitude2);
        double haversine = sineOfHalfHeight * sineOfHalfHeight + cosines * (sineOfHalfWidth * sineOfHalfWidth);
        return 2.0 * MeanEarthRadiusKilometres * DegreeTrigonometry.ArcSineOfRoot(Math.Min(haversine, 1.0));
    }

    private static void CheckLatitude(double degrees, string name)
    {
        if (!(Math.Abs(degrees) <= 90.0)) throw Argument.OutOfRange(name, degrees, "a latitude in [-90, 90] degrees");
    }

    private static void CheckLongitude(double degrees, string name)
    {
        if (!(Math.Abs(degrees) <= 180.0)) throw Argument.OutOfRange(name, degrees, "a longitude in [-180, 180] degrees");
    }
}
