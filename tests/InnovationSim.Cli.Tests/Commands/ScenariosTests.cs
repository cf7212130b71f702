using InnovationSim.Cli.Tests.Running;
using InnovationSim.Scenarios;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Commands;

public sealed class ScenariosTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scenarios")]
    [InlineData("scenarios list")]
    public void The_list_has_every_built_in_scenario(string line)
    {
        string list = Innosim.Run(_folder, line.Split(' ')).ShouldBeDone().Out;
        foreach (string name in ScenarioLibrary.Names) list.ShouldContain($"  {name} ");
    }

    [Fact]
    public void A_scenario_is_shown_with_cities_sectors_and_all_parameters()
    {
        string shown = Innosim.Run(_folder, "scenarios", "show", "toy").ShouldBeDone().Out;
        foreach (string part in (string[])["Toy region, two cities", "north-city", "South City", "electronics", "crop-breeding"]) shown.ShouldContain(part);
        // A name that does not fit its column goes on in the next line: at the width without a terminal none does that.
        foreach (string name in ParameterTable.All.Select(parameter => parameter.Name)) shown.ShouldContain($"  {name} ");
        shown.ShouldContain("0.11 *");
    }

    [Fact]
    public void A_file_is_shown_like_a_built_in_scenario()
    {
        _folder.Write("mine.yaml", ToyText.With(("Toy region, two cities", "My own region")));
        Innosim.Run(_folder, "scenarios", "show", "mine.yaml").ShouldBeDone().Out.ShouldContain("My own region");
    }

    [Fact]
    public void An_exported_scenario_is_the_built_in_one_to_the_byte_and_sound()
    {
        Innosim.Run(_folder, "scenarios", "export", "toy", "mine.yaml").ShouldBeDone().Error.ShouldContain("innosim check mine.yaml");
        File.ReadAllText(_folder.In("mine.yaml")).ShouldBe(ToyText.Whole);
        Directory.GetFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
        Innosim.Run(_folder, "check", "mine.yaml").ShouldBeDone().Error.ShouldContain(ScenarioLibrary.Load("toy").Hash);
    }

    [Fact]
    public void Export_overwrites_nothing()
    {
        _folder.Write("mine.yaml", "mine");
        Innosim.Run(_folder, "scenarios", "export", "toy", "mine.yaml").ShouldBeRefused("'mine.yaml' exists already", "Name another file");
        File.ReadAllText(_folder.In("mine.yaml")).ShouldBe("mine");
    }

    [Theory]
    [InlineData(".", "is a folder")]
    [InlineData("none/mine.yaml", "cannot be written")]
    [InlineData("", "cannot be written")]
    public void Export_needs_a_file_that_can_be_written(string file, string says) =>
        Innosim.Run(_folder, "scenarios", "export", "toy", file).ShouldBeRefused($"'{file}'", says, "ame a file");

    [Theory]
    [InlineData("show")]
    [InlineData("export")]
    public void A_misspelt_scenario_is_refused_with_the_nearest(string command) =>
        Innosim.Run(_folder, ["scenarios", command, "heilongjang", .. command == "export" ? (string[])["x.yaml"] : []])
            .ShouldBeRefused("\"heilongjang\"", "Did you mean \"heilongjiang\"?", "heilongjiang, northeast, toy");

    [SmallDiskFact]
    public void Export_to_a_full_disk_leaves_no_half_of_a_file()
    {
        using var disk = new SmallDisk(kibibytes: 4);
        Innosim.Run(_folder, "scenarios", "export", "heilongjiang", Path.Combine(disk.Path, "mine.yaml")).ShouldHaveFailed("mine.yaml", "No space left on device");
        Directory.GetFileSystemEntries(disk.Path).ShouldBeEmpty();
    }
}
