namespace InnovationSim.Kernel;

/// <summary>The version of the model: runs of the same scenario, seed and model version have the same digests.</summary>
public static class ModelVersion
{
    /// <summary>Raised whenever a change of the code changes a digest.</summary>
    public const int Current = 5;
}
