using System.Globalization;
using InnovationSim.Analysis.Calibration;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Calibration;

public class BoundedSearchTests
{
    private static readonly SearchRange[] Two = [new("x", -2, 3, 0), new("y", 0, 100, 80)];

    [Fact]
    public void It_finds_a_known_optimum()
    {
        (IReadOnlyList<double> point, double value) = BoundedSearch.Minimise(Two, 300, 1, at => Bowl(at, 1.3, 42));
        point[0].ShouldBe(1.3, 0.01);
        point[1].ShouldBe(42, 0.2);
        value.ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void It_finds_the_end_of_a_curved_valley()
    {
        // Rosenbrock's function: least 0 at (1, 1).
        SearchRange[] ranges = [new("x", -2, 2, -1.2), new("y", -1, 3, 1)];
        (IReadOnlyList<double> point, _) = BoundedSearch.Minimise(ranges, 600, 1, at => (100 * Square(at[1] - Square(at[0]))) + Square(1 - at[0]));
        point[0].ShouldBe(1, 0.02);
        point[1].ShouldBe(1, 0.04);
    }

    [Fact]
    public void An_optimum_beyond_the_bounds_is_sought_at_them()
    {
        (IReadOnlyList<double> point, _) = BoundedSearch.Minimise(Two, 300, 1, at => Bowl(at, 9, 42));
        point[0].ShouldBe(3, 0.01);
    }

    [Fact]
    public void No_point_outside_the_bounds_is_tried()
    {
        BoundedSearch.Minimise(Two, 200, 1, at =>
        {
            at[0].ShouldBeInRange(-2, 3);
            at[1].ShouldBeInRange(0, 100);
            return Bowl(at, 9, -50);
        });
    }

    [Fact]
    public void The_first_point_is_the_start()
    {
        var tried = new List<double[]>();
        BoundedSearch.Minimise(Two, 20, 1, at => { tried.Add([.. at]); return Bowl(at, 0, 0); });
        tried[0].ShouldBe([0, 80]);
    }

    [Fact]
    public void It_never_tries_more_points_than_it_may_nor_one_twice()
    {
        var tried = new List<string>();
        BoundedSearch.Minimise(Two, 57, 1, at => { tried.Add(string.Join(' ', at)); return Bowl(at, 1, 50); });
        tried.Count.ShouldBe(57);
        tried.ShouldBeUnique();
    }

    [Fact]
    public void The_same_seed_tries_the_same_points_and_another_others()
    {
        Tried(1).ShouldBe(Tried(1));
        Tried(2).ShouldNotBe(Tried(1));
    }

    [Fact]
    public void Fewer_points_are_the_beginning_of_more() => Tried(1, points: 40).ShouldBe(Tried(1, points: 90).Take(40));

    [Fact]
    public void Whole_numbers_stay_whole()
    {
        SearchRange[] ranges = [new("contacts", 10, 30, 10, Whole: true)];
        (IReadOnlyList<double> point, _) = BoundedSearch.Minimise(ranges, 50, 1, at =>
        {
            at[0].ShouldBe(Math.Floor(at[0]));
            return Square(at[0] - 22.2);
        });
        point[0].ShouldBe(22);
    }

    [Fact]
    public void What_it_tries_can_be_written_in_five_digits() =>
        BoundedSearch.Minimise(Two, 60, 1, at =>
        {
            double.Parse(at[1].ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ShouldBe(at[1]);
            return Bowl(at, 1, 33.33333);
        });

    private static List<string> Tried(int seed, int points = 120)
    {
        var tried = new List<string>();
        BoundedSearch.Minimise(Two, points, seed, at => { tried.Add(string.Join(' ', at)); return Bowl(at, 1.3, 42); });
        return tried;
    }

    private static double Bowl(IReadOnlyList<double> at, double x, double y) => Square(at[0] - x) + Square((at[1] - y) / 20);

    private static double Square(double value) => value * value;
}
