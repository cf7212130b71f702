using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of the list <c>facts</c>.</summary>
internal static class FactKeys
{
    internal static readonly Key<string> Id = Key.Identifier("Identifier of the fact.");

    internal static readonly Key<string> Name = Key.Text("name", "What it says.");

    internal static readonly Key<string> Metric = Key.Need("metric", new MetricKind(), "The regional metric that measures it.");

    internal static readonly Key<double> Low = Key.Number("low", -1e15, 1e15, "unit of the metric", "Lower end of the band.");

    internal static readonly Key<double> High = Key.Number("high", -1e15, 1e15, "unit of the metric", "Upper end of the band.");

    internal static readonly Key<string> Source = Key.Lines("source", "Where the band comes from.");

    internal static readonly Key<FactGrade> Grade = Key.May(
        "grade",
        new ChoiceKind<FactGrade>(
            ("official", FactGrade.Official), ("derived", FactGrade.Derived), ("literature", FactGrade.Literature), ("common", FactGrade.Common),
            ("assumption", FactGrade.Assumption)),
        FactGrade.Assumption,
        "How good the source is: official figures or a study; press, derived or old figures; literature seen in abstracts; common knowledge; assumption.");

    internal static readonly Key<FactUse> Use = Key.May(
        "use",
        new ChoiceKind<FactUse>(("fit", FactUse.Fit), ("held-out", FactUse.HeldOut)),
        FactUse.Fit,
        "fit: parameters are chosen so that it is met. held-out: nothing is chosen by it, so that meeting it says something of the model.");

    internal static readonly SectionKind Kind = new(Id, Name, Metric, Low, High, Source, Grade, Use);

    internal static FactEntry Bind(Section section) => new(
        section.Get(Id), section.Get(Name), section.Get(Metric), section.Get(Low), section.Get(High), section.Get(Source), section.Get(Grade),
        section.Get(Use));
}
