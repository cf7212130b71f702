using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>Posts that an organisation has to fill. Sent at Plan to the pool of the organisation's city.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct VacancyMessage : IMessage
{
    /// <summary>Makes the message.</summary>
    public VacancyMessage(int employer, int posts, int occupation, SkillLevel skill, int offerPermille)
    {
        Employer = employer;
        Posts = posts;
        OfferPermille = (ushort)Math.Clamp(offerPermille, 0, ushort.MaxValue);
        Occupation = (byte)occupation;
        Skill = skill;
    }

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Vacancy;

    /// <summary>Serial of the employer.</summary>
    public int Employer { get; }

    /// <summary>Posts, at least 1.</summary>
    public int Posts { get; }

    /// <summary>Wage offered, in thousandths of the pool's wage.</summary>
    public ushort OfferPermille { get; }

    /// <summary>Occupation asked for.</summary>
    public byte Occupation { get; }

    /// <summary>The pool addressed.</summary>
    public SkillLevel Skill { get; }
}

/// <summary>What a researcher who leaves knows. Sent at Plan to the scientists' pool.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct LeaverMessage(int Employer, uint Knowledge) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Leaver;
}

/// <summary>Workers hired. Sent at Hire to the employer.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct HireMessage : IMessage
{
    private const int SkillShift = 28;
    private readonly uint _packed;

    /// <summary>Makes the message; at most 2^28 − 1 persons.</summary>
    public HireMessage(int employer, int persons, SkillLevel skill)
    {
        Employer = employer;
        _packed = (uint)persons | ((uint)skill << SkillShift);
    }

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Hire;

    /// <summary>Serial of the employer.</summary>
    public int Employer { get; }

    /// <summary>Persons hired.</summary>
    public int Persons => (int)(_packed & ((1u << SkillShift) - 1));

    /// <summary>Their level.</summary>
    public SkillLevel Skill => (SkillLevel)(_packed >> SkillShift);
}

/// <summary>A researcher hired, with what he or she knows (0 if nothing new). Sent at Hire to the employer.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct ResearcherHireMessage(int Employer, uint Knowledge) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.ResearcherHire;
}

/// <summary>What those who move do where they arrive.</summary>
public enum MoveStatus : byte
{
    /// <summary>Look for work.</summary>
    Searching,

    /// <summary>Work in what is not modelled.</summary>
    Elsewhere,

    /// <summary>Study.</summary>
    Student,

    /// <summary>Live on others.</summary>
    Dependant,
}

/// <summary>People who come to a pool from another pool. Sent at Hire.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct MoveMessage(SkillLevel FromLevel, SkillLevel Pool, MoveStatus Status, byte Occupation, long Persons) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Move;
}
