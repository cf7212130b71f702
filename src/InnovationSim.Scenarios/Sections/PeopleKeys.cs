using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>The section <c>people</c>.</summary>
internal static class PeopleKeys
{
    internal static readonly Key<double> WorkersPerResident = Key.Number(
        "workers-per-resident", 0.1, 0.9, "share", "Those who work or look for work, per resident.");

    internal static readonly Key<double> EngineerShare = Key.Share("engineer-share", "Engineers as a share of workers, region.");

    internal static readonly Key<double> ScientistShare = Key.Share("scientist-share", "Scientists as a share of workers, region.");

    internal static readonly Key<int> VocationalStudents = Key.Whole(
        "vocational-students", 0, 100_000_000, "persons", "Students of vocational colleges.");

    internal static readonly Key<int> BachelorStudents = Key.Whole(
        "bachelor-students", 0, 100_000_000, "persons", "Students for a bachelor's degree.");

    internal static readonly Key<int> PostgraduateStudents = Key.Whole(
        "postgraduate-students", 0, 100_000_000, "persons", "Postgraduate students.");

    internal static readonly Key<double> LargestModelledShare = Key.Number(
        "largest-modelled-share", 0.05, 1, "share",
        "Largest share of a city's workers that organisations of the model employ at the start.");

    internal static readonly Key<double> EngineerWageRatio = Key.Number(
        "engineer-wage-ratio", 0.2, 10, "ratio", "Engineers' wages over skilled workers'.");

    internal static readonly Key<double> ScientistWageRatio = Key.Number(
        "scientist-wage-ratio", 0.2, 10, "ratio", "Scientists' wages over skilled workers'.");

    internal static readonly SectionKind Kind = new(
        WorkersPerResident, EngineerShare, ScientistShare, VocationalStudents, BachelorStudents, PostgraduateStudents, LargestModelledShare,
        EngineerWageRatio, ScientistWageRatio);

    internal static PeopleSection Bind(Section section) => new()
    {
        WorkersPerResident = section.Get(WorkersPerResident),
        EngineerShare = section.Get(EngineerShare),
        ScientistShare = section.Get(ScientistShare),
        VocationalStudents = section.Get(VocationalStudents),
        BachelorStudents = section.Get(BachelorStudents),
        PostgraduateStudents = section.Get(PostgraduateStudents),
        LargestModelledShare = section.Get(LargestModelledShare),
        EngineerWageRatio = section.Get(EngineerWageRatio),
        ScientistWageRatio = section.Get(ScientistWageRatio),
    };
}
