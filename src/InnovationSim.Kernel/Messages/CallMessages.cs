using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>
/// An invitation to join a proposal. Sent at Settle by its leader to an organisation that is found either through the register of
/// adopters (<see cref="Position"/> within its city and sector) or by serial (<c>−1 − serial</c>).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct InvitationMessage(long Position, int Leader, int Number, int Sector, int Field) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Invitation;
}

/// <summary>Somebody would join a proposal. Sent at Bid to its leader.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct AnswerMessage(int Leader, int Number, int Sender, float Quality, short Expertise, short Match) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Answer;
}

/// <summary>A proposal gets money. Sent at Quote by its leader to each member, with its part and the names of the others.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct ProjectMessage(int Member, int Leader, long GrantYuan, int Others, ulong First, ulong Second, ulong Third) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Project;
}

/// <summary>How a project ended. Sent at Award of the next year by its leader to each member.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct ResultMessage(int Member, int Leader, int Success, int Licensed, uint Knowledge) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Result;
}
