namespace InnovationSim.Client;

/// <summary>The service did not let the caller in: the key is missing, unknown, or not that of an operator.</summary>
public sealed class AccessDeniedException(string message) : Exception(message);
