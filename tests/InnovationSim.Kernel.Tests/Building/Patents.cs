using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>A book's patents as tests like to see them.</summary>
internal static class Patents
{
    internal static Patent[] ToArray(this PatentBook book)
    {
        var all = new List<Patent>();
        foreach (ref Patent patent in book) all.Add(patent);
        return [.. all];
    }
}
