using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>A member of a consortium besides its leader.</summary>
public struct ProjectMember
{
    /// <summary>Packed <see cref="AgentId"/>.</summary>
    public ulong Member;

    /// <summary>How well a patent in the topic's field would serve it, 0 to 1; 0 for a research organisation.</summary>
    public float Quality;

    /// <summary>Its expertise in the field, 1 to 10.</summary>
    public short Expertise;

    /// <summary>Its pieces of knowledge in the field's home sector.</summary>
    public short Match;
}

/// <summary>The members of a consortium besides its leader.</summary>
[InlineArray(Most)]
public struct ProjectMembers
{
    /// <summary>Most of them.</summary>
    public const int Most = 4;

    /// <summary>Fewest: with the leader, a consortium has at least three members (SKIN of the European programmes).</summary>
    public const int Fewest = 2;

    private ProjectMember _first;
}

/// <summary>A project that a research organisation leads: first a proposal, then one that runs for a year.</summary>
public struct Project
{
    /// <summary>Serial of the leader.</summary>
    public int Owner;

    /// <summary>Number among the leader's of the year.</summary>
    public int Number;

    /// <summary>The topic to which it answers.</summary>
    public int Topic;

    /// <summary>The topic's technology field.</summary>
    public int Field;

    /// <summary>Money of the whole consortium, yuan.</summary>
    public long GrantYuan;

    /// <summary>Score in the contest at hand, see <see cref="Phases.Contest"/>: of the proposal, then of the result.</summary>
    public int Score;

    /// <summary>Decides between equal scores.</summary>
    public uint Lottery;

    /// <summary>Sum of all members' expertise, the leader's included.</summary>
    public int Expertise;

    /// <summary>How many members besides the leader.</summary>
    public int Size;

    /// <summary>The members besides the leader.</summary>
    public ProjectMembers Members;

    /// <summary>
    /// Considers a member: those with most expertise are taken in, of equal ones those whose identity comes first. They stand in this order, so it
    /// does not show who answered first.
    /// </summary>
    internal void Consider(in ProjectMember candidate)
    {
        int at = 0;
        while (at < Size && IsBefore(Members[at], candidate)) at++;
        if (at == ProjectMembers.Most || (at < Size && Members[at].Member == candidate.Member)) return;
        if (Size < ProjectMembers.Most) Size++;
        for (int i = Size - 1; i > at; i--) Members[i] = Members[i - 1];
        Members[at] = candidate;
    }

    private static bool IsBefore(in ProjectMember one, in ProjectMember other) =>
        one.Expertise > other.Expertise || (one.Expertise == other.Expertise && one.Member < other.Member);
}
