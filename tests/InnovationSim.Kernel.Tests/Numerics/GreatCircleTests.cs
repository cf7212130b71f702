using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class GreatCircleTests
{
    private const double HalfTurn = Math.PI * GreatCircle.MeanEarthRadiusKilometres;

    // Towns by GeoNames' coordinates; distances computed elsewhere (haversine, to 0.1 km).
    [Theory]
    [InlineData("Harbin - Daqing", 45.75, 126.65, 46.5833, 125.0, 157.3)]
    [InlineData("Harbin - Qiqihar", 45.75, 126.65, 47.3392, 123.9615, 271.1)]
    [InlineData("Harbin - Jixi", 45.75, 126.65, 45.2932, 130.9622, 339.7)]
    [InlineData("Harbin - Heihe", 45.75, 126.65, 50.2441, 127.4902, 503.6)]
    [InlineData("Harbin - Daxinganling", 45.75, 126.65, 50.4167, 124.1167, 551.9)]
    [InlineData("Yichun - Chaoyang", 47.7214, 128.8753, 41.5703, 120.4586, 953.5)]
    [InlineData("Hegang - Yingkou", 47.3473, 130.2903, 40.6647, 122.2318, 982.6)]
    [InlineData("Benxi - Tonghua", 41.2886, 123.765, 41.7197, 125.9264, 186.3)]
    public void Towns_are_as_far_apart_as_known(string towns, double lat1, double lon1, double lat2, double lon2, double kilometres) =>
        GreatCircle.Kilometres(lat1, lon1, lat2, lon2).ShouldBe(kilometres, 0.06, towns);

    [Theory]
    [InlineData(45.75, 126.65)]
    [InlineData(0.0, 0.0)]
    [InlineData(90.0, 17.0)]
    [InlineData(-90.0, -180.0)]
    public void A_place_is_at_distance_0_from_itself(double latitude, double longitude) =>
        GreatCircle.Kilometres(latitude, longitude, latitude, longitude).ShouldBe(0.0);

    [Fact]
    public void The_date_line_is_one_line() => GreatCircle.Kilometres(10, 180, 10, -180).ShouldBe(0.0, 1e-9);

    [Fact]
    public void The_shorter_way_goes_over_the_date_line() =>
        GreatCircle.Kilometres(0, 179, 0, -179).ShouldBe(HalfTurn / 90, 1e-9);

    [Fact]
    public void All_longitudes_meet_in_a_pole() => GreatCircle.Kilometres(90, -120, 90, 45).ShouldBe(0.0, 1e-9);

    [Fact]
    public void Pole_to_pole_is_half_a_turn() => GreatCircle.Kilometres(90, 0, -90, 77).ShouldBe(HalfTurn, 1e-4);

    [Fact]
    public void Pole_to_equator_is_a_quarter_turn() => GreatCircle.Kilometres(90, 33, 0, -150).ShouldBe(HalfTurn / 2, 1e-10);

    [Theory]
    [InlineData(0.0, 0.0, 0.0, 180.0)]
    [InlineData(45.75, 126.65, -45.75, -53.35)]
    [InlineData(-10.5, -20.25, 10.5, 159.75)]
    public void Antipodes_are_half_a_turn_apart_to_ten_centimetres(double lat1, double lon1, double lat2, double lon2) =>
        GreatCircle.Kilometres(lat1, lon1, lat2, lon2).ShouldBe(HalfTurn, 1e-4);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-9)]
    [InlineData(1e-100)]
    public void Short_distances_along_a_meridian_keep_their_digits(double degrees) =>
        (GreatCircle.Kilometres(0, 20, degrees, 20) / (HalfTurn / 180 * degrees)).ShouldBe(1.0, 1e-15);

    [Fact]
    public void Distances_are_symmetric_to_the_bit()
    {
        foreach ((double lat1, double lon1, double lat2, double lon2) in Pairs(5000))
            GreatCircle.Kilometres(lat1, lon1, lat2, lon2).ShouldBe(GreatCircle.Kilometres(lat2, lon2, lat1, lon1));
    }

    // Vincenty's formula of the special case of a sphere is well conditioned everywhere.
    [Fact]
    public void Distances_agree_with_Vincentys_formula()
    {
        int far = 0;
        foreach ((double lat1, double lon1, double lat2, double lon2) in Pairs(5000))
        {
            double expected = Vincenty(lat1, lon1, lat2, lon2);
            if (expected > 15_000) far++;
            double tolerance = expected < 15_000 ? 1e-11 : 1e-8;
            GreatCircle.Kilometres(lat1, lon1, lat2, lon2).ShouldBe(expected, tolerance);
        }

        far.ShouldBeInRange(100, 4000);
    }

    [Theory]
    [InlineData(90.1, 0, 0, 0, "latitude1", "90.1", "[-90, 90]")]
    [InlineData(0, -180.5, 0, 0, "longitude1", "-180.5", "[-180, 180]")]
    [InlineData(0, 0, -91, 0, "latitude2", "-91", "[-90, 90]")]
    [InlineData(0, 0, 0, 360, "longitude2", "360", "[-180, 180]")]
    [InlineData(double.NaN, 0, 0, 0, "latitude1", "NaN", "[-90, 90]")]
    [InlineData(0, 0, 0, double.PositiveInfinity, "longitude2", "Infinity", "[-180, 180]")]
    public void A_coordinate_off_the_map_is_refused_with_its_name_value_and_range(
        double lat1, double lon1, double lat2, double lon2, string name, string value, string range)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => GreatCircle.Kilometres(lat1, lon1, lat2, lon2));
        error.ParamName.ShouldBe(name);
        error.Message.ShouldContain($"{name} is {value} and must be");
        error.Message.ShouldContain(range);
    }

    private static IEnumerable<(double Lat1, double Lon1, double Lat2, double Lon2)> Pairs(int count)
    {
        for (int i = 1; i <= count; i++)
            yield return (Part(i, 0.7548776662466927) * 180 - 90, Part(i, 0.5698402909980532) * 360 - 180,
                Part(i, 0.8191725133961645) * 180 - 90, Part(i, 0.6710436067037893) * 360 - 180);
    }

    private static double Part(int i, double step) => i * step % 1.0;

    private static double Vincenty(double lat1, double lon1, double lat2, double lon2)
    {
        (double sin1, double cos1) = Math.SinCos(lat1 * (Math.PI / 180));
        (double sin2, double cos2) = Math.SinCos(lat2 * (Math.PI / 180));
        (double sinL, double cosL) = Math.SinCos((lon2 - lon1) * (Math.PI / 180));
        double east = cos2 * sinL;
        double north = cos1 * sin2 - sin1 * cos2 * cosL;
        double up = sin1 * sin2 + cos1 * cos2 * cosL;
        return GreatCircle.MeanEarthRadiusKilometres * Math.Atan2(Math.Sqrt(east * east + north * north), up);
    }
}
