using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>The name of something that is described elsewhere in the file; whether it is there is checked once all is read.</summary>
internal readonly record struct Reference(string Id, Place Place);

/// <summary>A number for something that is described elsewhere in the file.</summary>
internal readonly record struct Weight(Reference To, double Value);
