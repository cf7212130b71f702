namespace InnovationSim.Kernel;

/// <summary>Who owns a firm: the state or private persons.</summary>
public enum Ownership : byte
{
    /// <summary>A state-owned enterprise.</summary>
    State = 0,

    /// <summary>A private firm.</summary>
    Private = 1,
}

/// <summary>Conversions between ownership and agent kind.</summary>
public static class Ownerships
{
    /// <summary>How many there are.</summary>
    public const int Count = 2;

    /// <summary>The agent kind of firms so owned.</summary>
    public static AgentKind Kind(this Ownership ownership) =>
        ownership == Ownership.State ? AgentKind.StateOwnedEnterprise : AgentKind.PrivateFirm;

    /// <summary>The name in results: <c>state</c> or <c>private</c>.</summary>
    public static string Name(this Ownership ownership) => ownership == Ownership.State ? "state" : "private";
}
