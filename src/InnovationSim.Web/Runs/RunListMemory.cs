using InnovationSim.Contracts;

namespace InnovationSim.Web.Runs;

/// <summary>The newest page of runs as it was last seen, so that a page that opens has something to draw at once.</summary>
internal sealed class RunListMemory
{
    private volatile RunPage? _newest;

    internal RunPage? Newest
    {
        get => _newest;
        set => _newest = value;
    }
}
