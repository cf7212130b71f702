namespace InnovationSim.Service.Lives;

/// <summary>How a life of a run ended.</summary>
public enum RunEnd
{
    /// <summary>All years are simulated.</summary>
    Complete = 0,

    /// <summary>It is saved, and rests until it is resumed.</summary>
    Paused = 1,

    /// <summary>It was asked to end. The results up to then are there.</summary>
    Cancelled = 2,

    /// <summary>It is saved, and waits to be taken up by another life.</summary>
    HandedOver = 3,
}
