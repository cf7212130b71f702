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
        // P2 Calls (grants, consortia) takes its place here once it is simulated; block grants are paid in P9.
        new(Step.Hire, "P3 Hiring: vacancies meet people; people move", Kinds.Pools)
        {
            Sends = [MessageKind.Hire, MessageKind.ResearcherHire, MessageKind.Move],
        },
        new(Step.Settle, "P3 Hiring: arrivals; P4 Invent; P5 Transfer: offer", Kinds.All) { Sends = [MessageKind.Offer, MessageKind.Delivery] },
        new(Step.Bid, "P5 Transfer: bid", Kinds.Firms) { Sends = [MessageKind.Bid, MessageKind.Industrialisation] },
        new(Step.Award, "P5 Transfer: award", Kinds.Research) { Sends = [MessageKind.Award] },
        // P6 Alliances takes its place here once it is simulated.
        new(Step.Tender, "P5 Transfer: fees; P7 Procurement: tender", Kinds.Firms) { Sends = [MessageKind.Tender] },
        new(Step.Quote, "P7 Procurement: quote", Kinds.Firms) { Sends = [MessageKind.Quote] },
        new(Step.Order, "P7 Procurement: order", Kinds.Firms) { Sends = [MessageKind.Order] },
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
                break;
            case Step.Bid:
                TransferPhase.Bid(shard, context);
                break;
            case Step.Tender:
                TransferPhase.TakeOver(shard, context);
                ProcurementPhase.Tender(shard, context);
                break;
            case Step.Quote:
                ProcurementPhase.Quote(shard, context);
                break;
            case Step.Order:
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
                break;
            case Step.Award:
                TransferPhase.Award(shard, context);
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

    internal static ImmutableArray<AgentKind> Research { get; } = [AgentKind.University, AgentKind.ResearchInstitute];

    internal static ImmutableArray<AgentKind> Pools { get; } = [AgentKind.TalentPool];
}
