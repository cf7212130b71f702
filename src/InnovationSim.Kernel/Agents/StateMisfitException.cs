namespace InnovationSim.Kernel.Agents;

/// <summary>What was saved does not fit where it is to be loaded: it is of another region or version, or parts of it contradict each other.</summary>
public sealed class StateMisfitException : Exception
{
    /// <summary>Makes the exception.</summary>
    public StateMisfitException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public StateMisfitException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public StateMisfitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
