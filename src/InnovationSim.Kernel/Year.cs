using System.Collections.Immutable;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel;

/// <summary>
/// A simulated year, phase by phase: the table of contents of the model. A phase reads an agent's own state, the messages sent to
/// it in an earlier step, and the public signals; it writes the agent's own state, messages and tallies.
/// </summary>
public static class Year
{
    /// <summary>The steps of a year in their order, each with the kinds that act in it and the phases it holds.</summary>
    public static ImmutableArray<YearStep> Steps { get; } =
    [
        // P0 Environment is the coordinator's: frontier, demand of the sectors, levers (Region.BeginYear).
        new(Step.Plan, "P1 Plan", Kinds.Organisations) { Sends = [MessageKind.Vacancy, MessageKind.Leaver] },
        // P2 Calls and P6 Alliances need several exchanges of messages; they share the steps of P4 to P8 and add no barrier of their own.
        new(Step.Hire, "P3 Hiring: vacancies meet people; people move", Kinds.Pools)
        {
            Sends = [MessageKind.Hire, MessageKind.ResearcherHire, MessageKind.Move],
        },
        new(Step.Settle, "P3 Hiring: arrivals; P4 Invent; P5 Transfer: offer; P6 Alliances: renew, propose; P2 Calls: results, proposals", Kinds.All)
        {
            Sends = [MessageKind.Offer, MessageKind.Delivery, MessageKind.Renewal, MessageKind.Proposal, MessageKind.Invitation],
        },
        new(Step.Bid, "P5 Transfer: bid; P6 Alliances: hear, accept; P2 Calls: answer", Kinds.Organisations)
        {
            Sends = [MessageKind.Bid, MessageKind.Industrialisation, MessageKind.Acceptance, MessageKind.Answer],
        },
        new(Step.Award, "P5 Transfer: award; P6 Alliances: conclude; P2 Calls: the best results go on, proposals are entered", Kinds.Organisations)
        {
            Sends = [MessageKind.Award, MessageKind.Result],
        },
        new(Step.Tender, "P5 Transfer: fees; P2 Calls: ties, results heard; P6 Alliances: lapse; P7 Procurement: tender", Kinds.Organisations)
        {
            Sends = [MessageKind.Tender],
        },
        new(Step.Quote, "P7 Procurement: quote; P2 Calls: projects get money", Kinds.Organisations)
        {
            Sends = [MessageKind.Quote, MessageKind.Project],
        },
        new(Step.Order, "P7 Procurement: order; P2 Calls: members join", Kinds.Organisations) { Sends = [MessageKind.Order] },
        new(Step.Produce, "P8 Produce; P9 Finance; P10 Demography: exit", Kinds.Organisations) { Sends = [MessageKind.SpinOff] },
        new(Step.Household, "P9 Finance: households; P10 Demography: entry", Kinds.Pools) { Sends = [MessageKind.Founding] },
        new(Step.Record, "P10 Demography: leavers and entrants; P8 Produce: demand of the next year is drawn; P11 Record", Kinds.All),
    ];

    /// <summary>What comes before the first year: the first state from scenario and seed, counted as year 0.</summary>
    public static ImmutableArray<YearStep> Genesis { get; } =
    [
        new(Step.GenesisDraw, "organisations are drawn", Kinds.Organisations),
        new(Step.GenesisScale, "sizes follow from the accounts", Kinds.Organisations),
        new(Step.GenesisPeople, "people are assigned", Kinds.Pools),
        new(Step.Record, "P8 Produce: demand of the first year is drawn; P11 Record", Kinds.All),
    ];

    internal static void Run(Step step, FirmShard shard, StepContext context)
    {
        context.At(shard.Id);
        switch (step)
        {
            case Step.GenesisDraw:
                GenesisPhase.Draw(shard, context);
                break;
            case Step.GenesisScale:
                GenesisPhase.Scale(shard, context);
                break;
            case Step.Plan:
                PlanPhase.Run(shard, context);
                break;
            case Step.Settle:
                HiringPhase.Arrive(shard, context);
                SupportPhase.Run(shard, context);
                InventPhase.Run(shard, context);
                AlliancePhase.Renew(shard, context);
                AllianceSearch.Run(shard, context);
                break;
            case Step.Bid:
                TransferPhase.Bid(shard, context);
                MeetingPhase.Run(shard, context);
                break;
            case Step.Award:
                AlliancePhase.Conclude(shard, context);
                break;
            case Step.Tender:
                TransferPhase.TakeOver(shard, context);
                AlliancePhase.Lapse(shard, context);
                ProjectResults.Hear(shard, context);
                ProcurementPhase.Tender(shard, context);
                break;
            case Step.Quote:
                ProcurementPhase.Quote(shard, context);
                break;
            case Step.Order:
                CallPhase.Join(shard, context);
                ProcurementPhase.Order(shard, context);
                break;
            case Step.Produce:
                ProcurementPhase.Receive(shard, context);
                ProducePhase.Run(shard, context);
                break;
            case Step.Record:
                DemographyPhase.Run(shard, context);
                DemandPhase.Run(shard, context);
                RecordPhase.Run(shard, context);
                break;
            default:
                throw Idle(step, shard);
        }
    }

    internal static void Run(Step step, ResearchShard shard, StepContext context)
    {
        context.At(shard.Id);
        switch (step)
        {
            case Step.GenesisDraw:
                GenesisPhase.Draw(shard, context);
                break;
            case Step.GenesisScale:
                GenesisPhase.Scale(shard, context);
                break;
            case Step.Plan:
                PlanPhase.Run(shard, context);
                break;
            case Step.Settle:
                HiringPhase.Arrive(shard, context);
                InventPhase.Run(shard, context);
                TransferPhase.Offer(shard, context);
                AlliancePhase.Renew(shard, context);
                AllianceSearch.Run(shard, context);
                ProjectResults.Appear(shard, context);
                CallPhase.Propose(shard, context);
                break;
            case Step.Bid:
                MeetingPhase.Run(shard, context);
                break;
            case Step.Award:
                TransferPhase.Award(shard, context);
                AlliancePhase.Conclude(shard, context);
                ProjectResults.Conclude(shard, context);
                CallPhase.Enter(shard, context);
                break;
            case Step.Tender:
                AlliancePhase.Lapse(shard, context);
                ProjectResults.Hear(shard, context);
                CallPhase.Name(shard, context);
                break;
            case Step.Quote:
                CallPhase.Start(shard, context);
                break;
            case Step.Order:
                CallPhase.Join(shard, context);
                break;
            case Step.Produce:
                TransferPhase.SpinOff(shard, context);
                FinancePhase.Run(shard, context);
                break;
            case Step.Record:
                RecordPhase.Run(shard, context);
                break;
            default:
                throw Idle(step, shard);
        }
    }

    internal static void Run(Step step, TalentShard shard, StepContext context)
    {
        context.At(shard.Id);
        switch (step)
        {
            case Step.GenesisPeople:
                GenesisPhase.People(shard, context);
                break;
            case Step.Hire:
                CareerPhase.Run(shard, context);
                TrainingPhase.Run(shard, context);
                HiringPhase.Match(shard, context);
                MigrationPhase.Leave(shard, context);
                break;
            case Step.Settle:
                MigrationPhase.Arrive(shard, context);
                break;
            case Step.Household:
                HouseholdPhase.Run(shard, context);
                DemographyPhase.Found(shard, context);
                break;
            case Step.Record:
                RecordPhase.Run(shard, context);
                break;
            default:
                throw Idle(step, shard);
        }
    }

    private static InvalidOperationException Idle(Step step, Shard shard) =>
        new($"Shard {shard.Id} has nothing to do in step {step}; the engine must not run it.");
}

/// <summary>One step of a year.</summary>
/// <param name="Step">Which.</param>
/// <param name="Phases">The phases of the model that it holds, for people.</param>
/// <param name="Acting">The kinds of agents that act in it.</param>
public sealed record YearStep(Step Step, string Phases, ImmutableArray<AgentKind> Acting)
{
    /// <summary>The messages that may be sent in it; they are read in later steps.</summary>
    public ImmutableArray<MessageKind> Sends { get; init; } = [];
}

/// <summary>The groups of kinds that act together.</summary>
internal static class Kinds
{
    internal static ImmutableArray<AgentKind> All { get; } = [.. AgentKinds.All];

    internal static ImmutableArray<AgentKind> Organisations { get; } =
        [AgentKind.University, AgentKind.ResearchInstitute, AgentKind.StateOwnedEnterprise, AgentKind.PrivateFirm];

    internal static ImmutableArray<AgentKind> Firms { get; } = [AgentKind.StateOwnedEnterprise, AgentKind.PrivateFirm];

    internal static ImmutableArray<AgentKind> Pools { get; } = [AgentKind.TalentPool];
}
