namespace InnovationSim.Storage.Postgres;

/// <summary>A database cannot be reached, refuses, or is not as this program needs it. The message names server and database, never a password.</summary>
public sealed class DatabaseException : IOException
{
    /// <summary>Makes the exception.</summary>
    public DatabaseException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public DatabaseException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public DatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
