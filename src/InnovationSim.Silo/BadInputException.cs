namespace InnovationSim.Silo;

/// <summary>Something the user gave cannot be used; the message names the option, the value and what is allowed.</summary>
internal sealed class BadInputException(string message) : Exception(message);
