namespace InnovationSim.Storage.Results;

/// <summary>A file of results is damaged, or is none.</summary>
public sealed class DamagedResultsException : IOException
{
    /// <summary>Says what is wrong.</summary>
    public DamagedResultsException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and how it was found.</summary>
    public DamagedResultsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether nothing was ever written: the file is just being made, or its making was broken off.</summary>
    public bool IsEmpty { get; init; }
}
