using System.Reflection;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Sections;

public class KeysAndRecordsTests
{
    [Fact]
    public void A_scenario_has_a_key_for_each_property_of_its_record() =>
        Matches<ScenarioDocument>(ScenarioKeys.Kind, nameof(ScenarioDocument.Hash));

    [Fact]
    public void The_economy_has_a_key_for_each_property_of_its_record() => Matches<EconomySection>(EconomyKeys.Kind);

    [Fact]
    public void People_have_a_key_for_each_property_of_their_record() => Matches<PeopleSection>(PeopleKeys.Kind);

    [Fact]
    public void A_sector_has_a_key_for_each_property_of_its_record() => Matches<SectorEntry>(SectorKeys.Kind);

    [Fact]
    public void A_field_has_a_key_for_each_property_of_its_record() => Matches<FieldEntry>(FieldKeys.Kind);

    [Fact]
    public void A_city_has_a_key_for_each_property_of_its_record() => Matches<CityEntry>(CityKeys.Kind);

    [Fact]
    public void A_university_has_a_key_for_each_property_of_its_record() => Matches<UniversityEntry>(UniversityKeys.Kind);

    [Fact]
    public void A_destination_has_a_key_for_each_property_of_its_record() => Matches<DestinationEntry>(DestinationKeys.Kind);

    [Fact]
    public void A_fact_has_a_key_for_each_property_of_its_record() => Matches<FactEntry>(FactKeys.Kind);

    private static void Matches<T>(SectionKind kind, params string[] computed) =>
        kind.Keys.Select(key => ParameterBinding.PropertyName(key.Name)).Order(StringComparer.Ordinal).ShouldBe(
            typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Except(computed).Order(
                StringComparer.Ordinal));
}
