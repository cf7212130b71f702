using InnovationSim.Contracts;

namespace InnovationSim.Web.Pages;

/// <summary>Failures in words for people.</summary>
internal static class Problems
{
    /// <summary>What to say of a failure.</summary>
    internal static string Text(Exception problem) => problem switch
    {
        SimulationServiceException known => known.Message,
        _ => "The service gave no answer that can be understood; it is asked again.",
    };
}
