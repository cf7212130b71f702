namespace InnovationSim.Engine.Checkpoints;

/// <summary>A checkpoint cannot be used: it is damaged, incomplete, of another run, or of a newer version.</summary>
public sealed class CheckpointException : IOException
{
    /// <summary>Makes the exception.</summary>
    public CheckpointException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
