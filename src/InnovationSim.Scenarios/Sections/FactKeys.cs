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

    internal static readonly SectionKind Kind = new(Id, Name, Metric, Low, High, Source);

    internal static FactEntry Bind(Section section) => new(
        section.Get(Id), section.Get(Name), section.Get(Metric), section.Get(Low), section.Get(High), section.Get(Source));
}
