namespace InnovationSim.Cli;

/// <summary>Something failed that the user did not get wrong; the message says what, the hint what it means for the results.</summary>
internal sealed class FailedException(string message, string? hint, Exception? cause = null) : Exception(message, cause)
{
    internal string? Hint => hint;
}
