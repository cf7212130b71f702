using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>How two organisations stand to each other, as one of them sees it.</summary>
public enum PartnerState
{
    /// <summary>They have worked together; an empty place if there is no trust either.</summary>
    Former = 0,

    /// <summary>They have an alliance.</summary>
    Allied = 1,

    /// <summary>They have one, and the partner has confirmed it this year.</summary>
    Confirmed = 2,
}

/// <summary>A partner that an organisation has or had, and how far it trusts it.</summary>
public record struct PartnerLink
{
    /// <summary>Packed <see cref="AgentId"/>.</summary>
    public ulong Partner;

    /// <summary>Trust, 0 to 1; 0 for an empty place only.</summary>
    public float Trust;

    /// <summary>ln of the partner's productivity as it last told; negative infinity for a research organisation.</summary>
    public float LogProductivity;

    /// <summary>Year in which the alliance began; that of the last project for a former partner.</summary>
    public int Since;

    /// <summary>Whether there is an alliance.</summary>
    public PartnerState State;

    /// <summary>Whether there is nobody here.</summary>
    public readonly bool IsEmpty => State == PartnerState.Former && Trust <= 0;
}

/// <summary>The partners that an organisation remembers.</summary>
[InlineArray(Places)]
public struct PartnerLinks
{
    /// <summary>How many it can remember.</summary>
    public const int Places = 8;

    /// <summary>Most alliances at once (SKIN: five partners).</summary>
    public const int MostAlliances = 5;

    private PartnerLink _first;
}

/// <summary>What an organisation that works with others keeps besides its columns.</summary>
public struct Partners
{
    /// <summary>Its serial.</summary>
    public int Serial;

    /// <summary>Public projects of this year of which it is a member.</summary>
    public int Projects;

    /// <summary>Its part of their grants, yuan.</summary>
    public long GrantYuan;

    /// <summary>Partners that it has or had.</summary>
    public PartnerLinks Links;

    /// <summary>Whether it knows nobody.</summary>
    internal readonly bool IsEmpty
    {
        get
        {
            foreach (ref readonly PartnerLink link in Links[..])
            {
                if (!link.IsEmpty) return false;
            }

            return true;
        }
    }

    /// <summary>How many alliances it has.</summary>
    internal readonly int Alliances
    {
        get
        {
            int count = 0;
            foreach (ref readonly PartnerLink link in Links[..])
            {
                if (link.State != PartnerState.Former) count++;
            }

            return count;
        }
    }

    /// <summary>The place of a partner; −1 if it is not remembered.</summary>
    internal readonly int Find(ulong partner)
    {
        for (int at = 0; at < PartnerLinks.Places; at++)
        {
            if (Links[at].Partner == partner && !Links[at].IsEmpty) return at;
        }

        return -1;
    }

    /// <summary>Whether there is an alliance with it.</summary>
    internal readonly bool IsAllied(ulong partner)
    {
        int at = Find(partner);
        return at >= 0 && Links[at].State != PartnerState.Former;
    }

    /// <summary>The place of a partner; if it is not remembered, that of the least trusted former one, which is forgotten.</summary>
    internal int Place(ulong partner)
    {
        int at = Find(partner);
        if (at >= 0) return at;
        for (int i = 0; i < PartnerLinks.Places; i++)
        {
            if (Links[i].State == PartnerState.Former && (at < 0 || Links[i].Trust < Links[at].Trust)) at = i;
        }

        // There are more places than alliances, so one of them is no alliance.
        Links[at] = new PartnerLink { Partner = partner, LogProductivity = float.NegativeInfinity };
        return at;
    }
}
