namespace InnovationSim.Api.Security;

/// <summary>A file of API keys cannot be used, or not as asked; the message names the option, the value and what is allowed.</summary>
public sealed class ApiKeysException(string message) : Exception(message);
