using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>How a firm starts: what all firms share, founded before the run or in it.</summary>
internal static class FirmGenesis
{
    /// <summary>A firm founded in the run.</summary>
    internal static void Found(FirmShard shard, int row, in FoundingMessage founding, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, founding.Serial, Draws.GenesisRest);
        firms.Sector[row] = founding.Sector;
        firms.Founded[row] = (short)context.Year;
        firms.LogProductivity[row] = founding.LogProductivity;
        firms.LogSkill[row] = founding.LogProductivity;
        firms.SalesYuan[row] = founding.SalesYuan;
        firms.DemandYuan[row] = founding.SalesYuan;
        firms.CashYuan[row] = founding.CashYuan;
        firms.CapitalYuan[row] = founding.CapitalYuan;
        firms.Engineers[row] = founding.Founders;
        Traits(firms, row, state: false, context, ref stream);
        context.Tally.Post(FlowKind.Equity, AccountClass.Households, AccountClass.Firms, founding.CashYuan);
        context.Tally.Cells(CellMeasure.Entries, shard.Ownership, shard.Id.City)[founding.Sector]++;
        if (founding.HasPatent == 0) return;
        Patent patent = founding.Patent;
        patent.Owner = founding.Serial;
        patent.Status = PatentStatus.SpunOff;
        shard.Patents.Add(patent);
        context.Tally.Cells(CellMeasure.PatentsReceived, shard.Ownership, shard.Id.City)[founding.Sector]++;
        // Those who found a firm on a patent bring the knowledge that it takes.
        Kene.Learn(firms.Knowledge.At(row), new Kene(patent.Field, 5, 5, true));
    }

    /// <summary>Research intensity, knowledge and digital level: properties that a firm is born with.</summary>
    internal static void Traits(FirmColumns firms, int row, bool state, StepContext context, ref RandomStream stream)
    {
        ModelParameters p = context.Parameters;
        Sector sector = context.World.Sectors[firms.Sector[row]];
        firms.ResearchIntensity[row] = Intensity(state ? p.StateResearchIntensity : sector.ResearchIntensity, p, ref stream);
        firms.Digital[row] = (byte)Math.Clamp(sector.DigitalLevel * 2 * stream.NextUnit32(), 0, 100);
        Knowledge(firms.Knowledge.At(row), context.World, firms.Sector[row], ref stream);
    }

    /// <summary>Log-normal around the sector's mean, at most a third of sales.</summary>
    internal static float Intensity(double mean, ModelParameters p, ref RandomStream stream)
    {
        double spread = p.ResearchIntensitySpread;
        double log = (spread * Distributions.Normal(ref stream)) - (0.5 * spread * spread);
        return (float)Math.Min(MostIntensity, mean * DeterministicMath.Exp(log));
    }

    /// <summary>Four pieces of knowledge in fields that the sector asks for.</summary>
    internal static void Knowledge(Span<ushort> places, World world, int sector, ref RandomStream stream)
    {
        for (int i = 0; i < places.Length / 2; i++)
        {
            int field = ResearchPatents.FieldOf(world, sector, ref stream);
            Kene.Learn(places, new Kene(field, stream.NextInt(Kene.MaxAbility), 1 + stream.NextInt(Kene.MaxExpertise), true));
        }
    }

    private const double MostIntensity = 0.33;
}
