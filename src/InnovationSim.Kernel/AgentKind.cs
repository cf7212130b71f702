namespace InnovationSim.Kernel;

/// <summary>The five kinds of agents, in the order in which messages of different kinds are read.</summary>
public enum AgentKind : byte
{
    /// <summary>A university: public research, students, patents to transfer.</summary>
    University = 0,

    /// <summary>An independent research institute: public research without students.</summary>
    ResearchInstitute = 1,

    /// <summary>A central or local state-owned enterprise: a firm with a soft budget that buys in lots.</summary>
    StateOwnedEnterprise = 2,

    /// <summary>A private firm.</summary>
    PrivateFirm = 3,

    /// <summary>The people of one city at one skill level.</summary>
    TalentPool = 4,
}

/// <summary>The names of the kinds as they are written on the command line, in files and in the API.</summary>
public static class AgentKinds
{
    private static readonly string[] Names =
        ["university", "research-institute", "state-owned-enterprise", "private-firm", "talent-pool"];

    /// <summary>How many kinds there are.</summary>
    public const int Count = 5;

    /// <summary>All kinds in their order.</summary>
    public static ReadOnlySpan<AgentKind> All =>
        [AgentKind.University, AgentKind.ResearchInstitute, AgentKind.StateOwnedEnterprise, AgentKind.PrivateFirm, AgentKind.TalentPool];

    /// <summary>All names, in the order of the kinds.</summary>
    public static IReadOnlyList<string> AllNames => Names;

    /// <summary>The name of a kind, for example <c>state-owned-enterprise</c>.</summary>
    public static string Name(this AgentKind kind) => Names[(int)kind];

    /// <summary>Finds the kind of a name; false if there is none.</summary>
    public static bool TryParse(string? name, out AgentKind kind)
    {
        int index = Array.IndexOf(Names, name);
        kind = index < 0 ? default : (AgentKind)index;
        return index >= 0;
    }
}
