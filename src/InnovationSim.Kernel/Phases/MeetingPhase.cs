using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Kernel.Phases;

/// <summary>At Bid: organisations answer those who look for them, whether they know their name or have found them in the register of adopters.</summary>
internal static class MeetingPhase
{
    /// <summary>Proposals of alliances, then invitations to consortia, each in the order of the senders.</summary>
    internal static void Run(FirmShard shard, StepContext context)
    {
        AlliancePhase.Hear(shard, context);
        Inbox inbox = context.Inbox;
        if (inbox.Count<ProposalMessage>() + inbox.Count<InvitationMessage>() == 0) return;
        var adopters = new RegisterResolver(shard, Register.Adopters, context);
        foreach (Inbox.Batch<ProposalMessage> batch in inbox.Of<ProposalMessage>())
        {
            foreach (ref readonly ProposalMessage proposal in batch.Messages)
            {
                int row = proposal.Position >= 0 ? adopters.RowAt(proposal.Sector, proposal.Position) : shard.Firms.RowOf((int)(-1 - proposal.Position));
                if (row >= 0) AlliancePhase.Consider(shard, row, proposal, batch.Sender, context);
            }
        }

        foreach (Inbox.Batch<InvitationMessage> batch in inbox.Of<InvitationMessage>())
        {
            foreach (ref readonly InvitationMessage invitation in batch.Messages)
            {
                int row = invitation.Position >= 0
                    ? adopters.RowAt(invitation.Sector, invitation.Position)
                    : shard.Firms.RowOf((int)(-1 - invitation.Position));
                if (row >= 0) CallPhase.Answer(shard, row, invitation, batch.Sender, context);
            }
        }
    }

    /// <summary>The same for research organisations, which are always addressed by name; and results of projects that compete.</summary>
    internal static void Run(ResearchShard shard, StepContext context)
    {
        AlliancePhase.Hear(shard, context);
        foreach (Inbox.Batch<ProposalMessage> batch in context.Inbox.Of<ProposalMessage>())
        {
            foreach (ref readonly ProposalMessage proposal in batch.Messages)
                AlliancePhase.Consider(shard, shard.Organisations.RowOf((int)(-1 - proposal.Position)), proposal, batch.Sender, context);
        }

        foreach (Inbox.Batch<InvitationMessage> batch in context.Inbox.Of<InvitationMessage>())
        {
            foreach (ref readonly InvitationMessage invitation in batch.Messages)
                CallPhase.Answer(shard, shard.Organisations.RowOf((int)(-1 - invitation.Position)), invitation, batch.Sender, context);
        }

        ProjectResults.Name(shard, context);
    }
}
