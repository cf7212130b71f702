using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Web.Maps;

namespace InnovationSim.Web.Tests.Maps;

public class MapLayoutTests
{
    public static TheoryData<string> Scenarios { get; } = [.. ScenarioLibrary.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_city_lies_within_the_map(string scenario)
    {
        var cities = ScenarioLibrary.Load(scenario).Cities;
        var layout = new MapLayout(cities);

        foreach (CityEntry city in cities)
        {
            (double x, double y) = layout.Of(city.Id)!.Value;
            x.ShouldBeInRange(0, MapLayout.Width, city.Id);
            y.ShouldBeInRange(0, layout.Height, city.Id);
        }
    }

    [Fact]
    public void North_is_up_and_east_is_right()
    {
        var layout = new MapLayout(ScenarioLibrary.Load("heilongjiang").Cities);

        layout.Of("heihe")!.Value.Y.ShouldBeLessThan(layout.Of("harbin")!.Value.Y);
        layout.Of("jixi")!.Value.X.ShouldBeGreaterThan(layout.Of("daqing")!.Value.X);
    }

    [Fact]
    public void No_name_lies_on_another()
    {
        var cities = ScenarioLibrary.Load("heilongjiang").Cities;
        string[] ids = [.. cities.Select(city => city.Id)];
        var layout = new MapLayout(cities);

        var labels = layout.Labels(ids, _ => 8, city => cities.Single(each => each.Id == city).Name.Length, lines: 1);

        foreach (string one in ids)
        {
            foreach (string other in ids.Where(id => string.CompareOrdinal(id, one) > 0))
                (Math.Abs(labels[one].Y - labels[other].Y) < 12 && Math.Abs(labels[one].X - labels[other].X) < 25).ShouldBeFalse($"{one} and {other}");
        }
    }

    [Fact]
    public void A_city_that_is_not_on_the_map_has_no_place() => new MapLayout(ScenarioLibrary.Load("toy").Cities).Of("atlantis").ShouldBeNull();
}
