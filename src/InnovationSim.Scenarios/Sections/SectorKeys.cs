using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of the list <c>sectors</c>.</summary>
internal static class SectorKeys
{
    internal static readonly Key<string> Id = Key.Identifier("Identifier of the sector, used in results.");

    internal static readonly Key<string> Name = Key.Text("name", "Name for people.");

    internal static readonly Key<SectorGroup> Group = Key.Need(
        "group",
        new ChoiceKind<SectorGroup>(
            ("traditional", SectorGroup.Traditional), ("emerging", SectorGroup.Emerging), ("services", SectorGroup.Services)),
        "Traditional or emerging industry, or services (trade, building, what is modelled of the tertiary sector): exactly one sector.");

    internal static readonly Key<double> IndustryShare = Key.Share(
        "industry-share", "Share of the region's industry in value added. Sums to 1 over the sectors.");

    internal static readonly Key<bool> TakesPrimary = Key.May(
        "takes-primary", new FlagKind(), otherwise: false,
        "Whether the modelled part of the primary sector goes here. At most one sector.");

    internal static readonly Key<double> StateOwnedShare = Key.Share(
        "state-owned-share",
        "Weight of state-owned enterprises in its value added; scaled so that the private share of the economy comes out.");

    internal static readonly Key<double> LabourIntensity = Key.Number(
        "labour-intensity", 0.01, 10, "ratio", "Wages in value added relative to other sectors.");

    internal static readonly Key<double> ResearchIntensity = Key.Number(
        "research-intensity", 0, 0.33, "share of sales", "Mean R&D of private firms.");

    internal static readonly Key<double> DemandGrowth = Key.Number("demand-growth", -0.2, 0.3, "per year", "Growth of demand.");

    internal static readonly Key<double> ValueAddedShare = Key.Number("value-added-share", 0.01, 1, "share of sales", "Value added.");

    internal static readonly Key<double> EngineerShare = Key.Share("engineer-share", "Engineers as a share of production workers.");

    internal static readonly Key<double> ConsumptionShare = Key.Share(
        "consumption-share", "Share of households' spending. Sums to 1 over the sectors.");

    internal static readonly Key<double> InvestmentShare = Key.Share(
        "investment-share", "Share of capital goods. Sums to 1 over the sectors.");

    internal static readonly Key<double> DigitalLevel = Key.Number("digital-level", 0, 100, "of 100", "Mean digital level of its firms.");

    internal static readonly Key<ImmutableArray<Weight>> Inputs = Key.Need(
        "inputs", new WeightsKind("sector"), "Share of its inputs that it buys from each sector. Sums to 1.");

    internal static readonly Key<ImmutableArray<Weight>> Requirements = Key.May(
        "requirements", new WeightsKind("field"), [],
        "How far it asks for technology fields: 1 for its home fields unless said otherwise here, 0 for others.");

    internal static readonly SectionKind Kind = new(
        Id, Name, Group, IndustryShare, TakesPrimary, StateOwnedShare, LabourIntensity, ResearchIntensity, DemandGrowth, ValueAddedShare,
        EngineerShare,
        ConsumptionShare, InvestmentShare, DigitalLevel, Inputs, Requirements);

    internal static SectorEntry Bind(
        Section section, int index, NameIndex sectors, NameIndex fields, ImmutableArray<FieldEntry> fieldEntries) => new()
    {
        Id = section.Get(Id),
        Name = section.Get(Name),
        Group = section.Get(Group),
        IndustryShare = section.Get(IndustryShare),
        TakesPrimary = section.Get(TakesPrimary),
        StateOwnedShare = section.Get(StateOwnedShare),
        LabourIntensity = section.Get(LabourIntensity),
        ResearchIntensity = section.Get(ResearchIntensity),
        DemandGrowth = section.Get(DemandGrowth),
        ValueAddedShare = section.Get(ValueAddedShare),
        EngineerShare = section.Get(EngineerShare),
        ConsumptionShare = section.Get(ConsumptionShare),
        InvestmentShare = section.Get(InvestmentShare),
        DigitalLevel = section.Get(DigitalLevel),
        Inputs = sectors.Spread(section.Get(Inputs)),
        Requirements = RequirementsOf(section, index, fields, fieldEntries),
    };

    private static ImmutableArray<double> RequirementsOf(
        Section section, int index, NameIndex fields, ImmutableArray<FieldEntry> fieldEntries)
    {
        double[] asked = [.. fieldEntries.Select(field => field.Sector == index ? 1.0 : 0.0)];
        foreach (Weight weight in section.Get(Requirements)) asked[fields[weight.To]] = weight.Value;
        return [.. asked];
    }
}
