namespace InnovationSim.Engine.Checkpoints;

/// <summary>Names one checkpoint of one run.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Year">The year at whose end it was taken; 0 is the first state.</param>
/// <param name="Epoch">How often the run had been taken up again before: what an older life of the run writes late is never mixed in.</param>
public readonly record struct CheckpointKey(string Run, int Year, long Epoch)
{
    /// <summary>For messages.</summary>
    public override string ToString() => $"year {Year}, epoch {Epoch}";
}
