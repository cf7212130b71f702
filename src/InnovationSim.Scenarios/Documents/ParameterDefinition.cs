namespace InnovationSim.Scenarios.Documents;

/// <summary>A parameter of the model as the parameter file describes it.</summary>
/// <param name="Name">Name in files and on the command line, for example <c>entry-rate</c>.</param>
/// <param name="Group">The part of the model it belongs to.</param>
/// <param name="Default">Default value.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Low">Smallest value allowed.</param>
/// <param name="High">Largest value allowed.</param>
/// <param name="Provenance">S, E, M, A, C or D.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Description">What it means.</param>
/// <param name="WholeNumber">Whether it takes whole numbers only.</param>
public sealed record ParameterDefinition(
    string Name, string Group, double Default, string Unit, double Low, double High, string Provenance, string Source, string Description, bool WholeNumber);
