using InnovationSim.Scenarios.Reading;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Reading;

public class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void The_distance_counts_insertions_deletions_changes_and_swaps(string from, string to, int distance)
    {
        NearestName.Distance(from, to).ShouldBe(distance);
        NearestName.Distance(to, from).ShouldBe(distance);
    }

    [Theory]
    [InlineData("harbn", "harbin")]
    [InlineData("Harbin", "harbin")]
    [InlineData("jilin_city", "jilin-city")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    [InlineData("qi", null)]
    public void The_nearest_name_is_found_if_it_is_near(string name, string? nearest) =>
        NearestName.Of(name, ["harbin", "qiqihar", "jilin-city", "heihe"]).ShouldBe(nearest);
}
