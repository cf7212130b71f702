using InnovationSim.Scenarios;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>The parameters of the model as the parameter table has them; a test says with <c>with</c> what it needs otherwise.</summary>
internal static class Defaults
{
    public static ModelParameters Parameters { get; } = ParameterTable.Bind(new Dictionary<string, double>());
}
