using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests;

public class ScenarioLibraryTests
{
    public static TheoryData<string> BuiltIn => [.. ScenarioLibrary.Names];

    [Fact]
    public void There_are_three_scenarios() => ScenarioLibrary.Names.ShouldBe(["heilongjiang", "northeast", "toy"]);

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_built_in_scenario_loads_under_its_own_name(string name)
    {
        ScenarioDocument scenario = ScenarioLibrary.Load(name);
        scenario.Name.ShouldBe(name);
        scenario.Hash.Length.ShouldBe(64);
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_built_in_scenario_tells_editors_its_schema(string name) =>
        ScenarioLibrary.Text(name).ShouldStartWith($"# yaml-language-server: $schema={ScenarioSchema.FileName}\n");

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_text_of_a_built_in_scenario_is_its_file(string name)
    {
        ScenarioLibrary.Text(name).ShouldBe(File.ReadAllText(Repository.Data(name + ".yaml")));
        ScenarioReader.Read(ScenarioLibrary.Text(name), name).Hash.ShouldBe(ScenarioLibrary.Load(name).Hash);
    }

    [Theory]
    [InlineData("heilongjiang")]
    [InlineData("northeast")]
    public void Coordinates_are_attributed_as_their_licence_asks(string name) =>
        ScenarioLibrary.Text(name).ShouldContain("Coordinates: GeoNames (geonames.org), licensed under CC BY 4.0.");

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_parameters_of_a_built_in_scenario_bind(string name) =>
        ParameterTable.Bind(ScenarioLibrary.Load(name).Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value)).ShouldNotBeNull();

    [Fact]
    public void A_file_loads_by_its_path() => ScenarioLibrary.Load(Repository.Data("toy.yaml")).Name.ShouldBe("toy");

    [Theory]
    [InlineData("heilongjang", "Did you mean \"heilongjiang\"?")]
    [InlineData("tou", "Did you mean \"toy\"?")]
    [InlineData("North_East", "Did you mean \"northeast\"?")]
    public void A_misspelt_name_is_refused_with_the_nearest_and_the_list(string name, string suggestion)
    {
        ScenarioException refused = Should.Throw<ScenarioException>(() => ScenarioLibrary.Load(name));
        refused.Message.ShouldContain("neither a built-in scenario nor a file");
        refused.Message.ShouldContain(suggestion);
        refused.Message.ShouldContain("heilongjiang, northeast, toy");
    }

    [Theory]
    [InlineData("")]
    [InlineData("atlantis")]
    public void A_name_like_no_other_is_refused_with_the_list(string name) =>
        Should.Throw<ScenarioException>(() => ScenarioLibrary.Load(name)).Message.ShouldContain(
            "Built-in scenarios: heilongjiang, northeast, toy");

    [Theory]
    [InlineData("toi.yaml")]
    [InlineData("no/such/file")]
    public void A_path_without_a_file_is_refused_as_a_file(string path) =>
        Should.Throw<ScenarioException>(() => ScenarioLibrary.Load(path)).Message.ShouldContain($"There is no file {path}.");

    [Fact]
    public void The_text_of_a_scenario_that_is_not_built_in_is_refused() =>
        Should.Throw<ScenarioException>(() => ScenarioLibrary.Text("parameters")).Message.ShouldContain(
            "neither a built-in scenario nor a file");
}
