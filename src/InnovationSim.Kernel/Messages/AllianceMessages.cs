using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>An alliance goes on. Sent at Settle to the partner, with a piece of knowledge in use.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct RenewalMessage(int Partner, int Sender, float LogProductivity, uint Knowledge) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Renewal;
}

/// <summary>
/// An alliance is proposed. Sent at Settle to an organisation that is found either through the register of adopters
/// (<see cref="Position"/> within its city and sector) or by serial (<c>−1 − serial</c>).
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct ProposalMessage(long Position, ulong Fields, int Sender, float LogProductivity, int Sector) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Proposal;
}

/// <summary>A proposed alliance is accepted. Sent at Bid to who proposed it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct AcceptanceMessage(int Proposer, int Sender, float LogProductivity) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Acceptance;
}
