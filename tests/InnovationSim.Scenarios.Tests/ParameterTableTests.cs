using System.Reflection;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Reading;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests;

public class ParameterTableTests
{
    private static readonly Dictionary<string, double> None = [];

    private static readonly PropertyInfo[] Properties = typeof(ModelParameters).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    [Fact]
    public void The_parameter_file_and_the_kernel_have_the_same_parameters() =>
        ParameterTable.All.Select(parameter => ParameterBinding.PropertyName(parameter.Name)).Order(StringComparer.Ordinal)
            .ShouldBe(Properties.Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Defaults_are_inside_their_ranges() =>
        ParameterTable.All.ShouldAllBe(
            parameter => parameter.Low <= parameter.Default && parameter.Default <= parameter.High && parameter.Low < parameter.High);

    [Fact]
    public void Every_parameter_says_where_it_comes_from() => ParameterTable.All.ShouldAllBe(parameter =>
        parameter.Provenance.Length == 1
            && "SEMACD".Contains(parameter.Provenance, StringComparison.Ordinal)
                && parameter.Source.Length > 0 && parameter.Unit.Length > 0);

    [Fact]
    public void Whole_numbers_are_those_that_the_kernel_takes_as_such()
    {
        foreach (ParameterDefinition parameter in ParameterTable.All)
        {
            bool whole = Property(parameter.Name).PropertyType == typeof(int);
            parameter.WholeNumber.ShouldBe(whole, parameter.Name);
            if (whole) parameter.Default.ShouldBe(Math.Floor(parameter.Default), parameter.Name);
        }
    }

    [Fact]
    public void Without_overrides_every_parameter_has_its_default()
    {
        ModelParameters bound = ParameterTable.Bind(None);
        foreach (ParameterDefinition parameter in ParameterTable.All)
            Convert.ToDouble(Property(parameter.Name).GetValue(bound)).ShouldBe(parameter.Default, parameter.Name);
    }

    [Fact]
    public void An_override_changes_its_parameter_and_no_other()
    {
        ModelParameters defaults = ParameterTable.Bind(None);
        foreach (ParameterDefinition parameter in ParameterTable.All)
        {
            double other = parameter.Default < parameter.High ? parameter.High : parameter.Low;
            ModelParameters bound = ParameterTable.Bind(new Dictionary<string, double> { [parameter.Name] = other });
            Convert.ToDouble(Property(parameter.Name).GetValue(bound)).ShouldBe(other, parameter.Name);
            Properties.Count(property => !Equals(property.GetValue(bound), property.GetValue(defaults))).ShouldBe(1, parameter.Name);
        }
    }

    [Fact]
    public void Everything_wrong_with_overrides_is_said_at_once()
    {
        var overrides = new Dictionary<string, double>
        {
            ["entry-rat"] = 0.1, ["exit-rate"] = 2, ["birth-rate"] = double.NaN, ["patent-life-years"] = 20.5, ["inventor-share"] = 70,
        };
        ScenarioException refused = Should.Throw<ScenarioException>(() => ParameterTable.Bind(overrides));
        refused.Problems.Select(problem => (problem.Field, problem.Hint)).ShouldBe(
        [
            ("birth-rate", null),
            ("entry-rat", "Did you mean \"entry-rate\"?"),
            ("exit-rate", null),
            ("inventor-share", "Shares are parts of 1: write 0.7 for 70 %."),
            ("patent-life-years", "Round it."),
        ]);
        refused.Message.ShouldContain("exit-rate is 2 and must be a number from 0 to 0.5 (per year).");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_no_number_is_not_taken(double value) => ParameterTable.Check("exit-rate", value).ShouldNotBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void The_ends_of_a_range_belong_to_it(double value) => ParameterTable.Check("exit-rate", value).ShouldBeNull();

    [Fact]
    public void A_parameter_is_found_by_name() => ParameterTable.Find("offer-hazard").Group.ShouldBe("transfer");

    [Fact]
    public void A_name_that_no_parameter_has_is_refused_with_the_nearest() =>
        Should.Throw<ScenarioException>(() => ParameterTable.Find("ofer-hazard")).Problems[0].Hint.ShouldBe(
            "Did you mean \"offer-hazard\"?");

    [Theory]
    [InlineData("range: [0, 0.1]", "range: [0.1, 0]", "does not go from low to high")]
    [InlineData("value: 0.02", "value: 0.2", "is outside")]
    [InlineData("name: frontier-growth", "name: frontier-shrinkage", "the kernel has no parameter frontier-shrinkage")]
    [InlineData("provenance: C", "provenance: Q", "one of S, E, M, A, C, D")]
    [InlineData("range: [0, 0.1]", "range: [0]", "a list of 2 numbers")]
    public void A_mistake_in_the_parameter_file_is_found(string piece, string by, string message)
    {
        const string File = """
            parameters:
              - name: frontier-growth
                group: environment
                value: 0.02
                unit: "per year"
                range: [0, 0.1]
                provenance: C
                source: "prototype of the model"
                description: "Growth of the technological frontier A*."
            """;
        byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
        ParameterFile.Read(Bytes(File), "p.yaml").Count.ShouldBe(1);
        Should.Throw<ScenarioException>(() => ParameterFile.Read(Bytes(Toy.Change(File, piece, by)), "p.yaml")).Message.ShouldContain(message);
    }

    private static PropertyInfo Property(string name) =>
        Properties.Single(property => property.Name == ParameterBinding.PropertyName(name));
}
