using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P4 Invent. With probability p = 1 − exp(−½ ζ m x), x = √(R&amp;D intensity ÷ median of the sector), a firm innovates (with R&amp;D in yuan
/// in place of its intensity, size alone would make giants run away from all others):
/// A' = A (1 + z), z = −.15 + .30 Beta(3,3), kept if better; with the same probability it imitates: ln A += .3 × gap to a peer of its
/// sector ("K+S": Dosi, Fagiolo and Roventini 2010). Everybody closes 1 % of the gap to the frontier. Patents ~ Poisson(ρ · R&amp;D).
/// The workforce learns: s += (A − s)(1 − ½^(12/τ)) (Eurace@Unibi), here in logarithms.
/// </summary>
internal static class InventPhase
{
    internal static void Run(FirmShard shard, StepContext context)
    {
        for (int tile = 0; tile < shard.Firms.Tiles; tile++)
        {
            Tile(shard, context, tile);
            Kene.Practise(shard.Firms.Knowledge.Tile(tile));
        }

        PutToUse(shard, context);
        shard.Patents.Settle();
    }

    internal static void Run(ResearchShard shard, StepContext context)
    {
        ResearchColumns columns = shard.Organisations;
        ModelParameters p = context.Parameters;
        for (int row = 0; row < columns.Count; row++)
        {
            RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, columns.Serial[row], Draws.Invent);
            Span<ushort> knowledge = columns.Knowledge.At(row);
            Kene.Practise(knowledge);
            ResearchOrganisation organisation = Organisation(shard.Id, columns.Serial[row], context.World);
            if (stream.NextUnit() < p.ResearchProgress * ResearchHorizon.Progress(p)) Improve(knowledge, ref stream);
            double expected = p.PublicPatentsPerMillion * context.Signals.BlockShare * columns.BudgetYuan[row] * 1e-6 * ResearchHorizon.Patents(p);
            long patents = Distributions.Poisson(ref stream, expected + VisitPhase.Patents(shard, row, organisation, context));
            for (long i = 0; i < patents; i++)
            {
                shard.Patents.Add(ResearchPatents.New(
                    shard.Id, columns.Serial[row], columns.PatentSerial[row]++, organisation, context.Year, knowledge, context.World, ref stream));
            }

            context.Tally.Research(ResearchMeasure.PatentsGranted, shard.Id.Kind)[shard.Id.City] += patents;
        }

        shard.Patents.Settle();
    }

    /// <summary>The description of a research organisation.</summary>
    internal static ResearchOrganisation Organisation(ShardId shard, int serial, World world) =>
        world.OrganisationsOf(shard.Kind, shard.City)[serial];

    private static void Tile(FirmShard shard, StepContext context, int tile)
    {
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        Scratch scratch = context.Scratch;
        FirmColumns firms = shard.Firms;
        int count = firms.RowsIn(tile);
        int first = firms.FirstRow(tile);
        bool state = shard.Ownership == Ownership.State;
        ReadOnlySpan<int> serials = firms.Serial.Tile(tile);
        ReadOnlySpan<byte> sectors = firms.Sector.Tile(tile);
        ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
        ReadOnlySpan<float> intensity = firms.ResearchIntensity.Tile(tile);
        ReadOnlySpan<int> skilled = firms.SkilledWorkers.Tile(tile);
        ReadOnlySpan<int> engineers = firms.Engineers.Tile(tile);
        Span<float> logA = firms.LogProductivity.Tile(tile);
        Span<float> logSkill = firms.LogSkill.Tile(tile);
        Span<byte> digital = firms.Digital.Tile(tile);
        context.Fill(shard.Id, serials, Draws.Invent, 0, scratch.Words0, scratch.Words1, scratch.Words2, scratch.Words3);
        Span<double> miss = scratch.Doubles0.AsSpan(0, count);
        double effort = -0.5 * p.InnovationScale * (state ? p.StateInnovationEfficiency : 1);
        for (int i = 0; i < count; i++) miss[i] = effort * Math.Sqrt(intensity[i] / signals.MedianIntensity[sectors[i]]);
        DeterministicMath.Exp(miss, miss);
        var budget = new ResearchBudget(context);
        double patentRate = (state ? p.StatePatentsPerMillion : p.PrivatePatentsPerMillion) * 1e-6;
        for (int i = 0; i < count; i++)
        {
            int s = sectors[i];
            double a = logA[i];
            double chance = 1 - miss[i];
            if (RandomStream.ToUnit(scratch.Words0[i]) < chance) a += Innovate(shard, first + i, context);
            if (RandomStream.ToUnit(scratch.Words1[i]) < chance) a += Imitate(shard, first + i, a, context);
            a += p.FrontierCatchUp * (signals.FrontierLog[s] - a);
            logA[i] = (float)a;
            double workers = skilled[i] + engineers[i];
            double adaptation = workers > 0
                ? ((skilled[i] * signals.SkillAdaptation[0]) + (engineers[i] * signals.SkillAdaptation[1])) / workers
                : 0;
            logSkill[i] = (float)(logSkill[i] + (adaptation * (a - logSkill[i])));
            if (digital[i] < 100 && RandomStream.ToUnit(scratch.Words3[i]) < p.DigitalDiffusion) digital[i]++;
            double expected = patentRate * budget.Yuan(s, intensity[i], sales[i]);
            // P(no patent) ≥ 1 − expected: most firms need no more than this comparison.
            if (RandomStream.ToUnit(scratch.Words2[i]) < expected) Patents(shard, first + i, expected, RandomStream.ToUnit(scratch.Words2[i]), context);
        }
    }

    private static double Innovate(FirmShard shard, int row, StepContext context)
    {
        ModelParameters p = context.Parameters;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, shard.Firms.Serial[row], Draws.InventDetail);
        double step = p.InnovationStepLowest + (p.InnovationStepRange * Distributions.Beta33(ref stream));
        if (step <= 0) return 0;
        Improve(shard.Firms.Knowledge.At(row), ref stream);
        return DeterministicMath.Log(1 + step);
    }

    /// <summary>A peer: a firm of the sector, in a city drawn by number of firms and distance; its ln A from the published quantiles.</summary>
    private static double Imitate(FirmShard shard, int row, double logA, StepContext context)
    {
        int s = shard.Firms.Sector[row];
        int cities = context.World.Cities.Length;
        Signals signals = context.Signals;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, shard.Firms.Serial[row], Draws.InventPeer);
        double partner = Partner(shard, row, context.Parameters, ref stream);
        if (partner > double.NegativeInfinity) return partner > logA ? context.Parameters.ImitationRate * (partner - logA) : 0;
        ReadOnlySpan<double> cumulative = signals.PeerCities.AsSpan(((s * cities) + shard.Id.City) * cities, cities);
        if (cumulative[^1] <= 0) return 0;
        int city = Pick.From(cumulative, stream.NextUnit());
        ReadOnlySpan<double> quantiles = signals.PeerQuantiles
            .AsSpan(((city * context.World.Sectors.Length) + s) * Signals.QuantilePoints, Signals.QuantilePoints);
        double at = stream.NextUnit() * (Signals.QuantilePoints - 1);
        int below = (int)at;
        double peer = quantiles[below] + ((at - below) * (quantiles[below + 1] - quantiles[below]));
        return peer > logA ? context.Parameters.ImitationRate * (peer - logA) : 0;
    }

    /// <summary>ln A of an allied firm, as it last told, if one is imitated in place of a peer; otherwise negative infinity.</summary>
    private static double Partner(FirmShard shard, int row, ModelParameters p, ref RandomStream stream)
    {
        if (shard.Partners.Count == 0) return double.NegativeInfinity;
        int at = shard.Partners.Find(shard.Firms.Serial[row]);
        if (at < 0 || stream.NextUnit() >= p.PartnerImitationShare) return double.NegativeInfinity;
        ref readonly PartnerLink link = ref shard.Partners.All[at].Links[stream.NextInt(PartnerLinks.Places)];
        return link.State == PartnerState.Former ? double.NegativeInfinity : link.LogProductivity;
    }

    private static void Improve(Span<ushort> knowledge, ref RandomStream stream)
    {
        int start = stream.NextInt(knowledge.Length);
        for (int i = 0; i < knowledge.Length; i++)
        {
            ref ushort place = ref knowledge[(start + i) % knowledge.Length];
            var piece = new Kene(place);
            if (piece.IsEmpty || !piece.InUse) continue;
            place = piece.Improved().Packed;
            return;
        }
    }

    /// <summary>The number of patents by inversion of the Poisson law at the unit already drawn, counted from the top of (0, 1).</summary>
    private static void Patents(FirmShard shard, int row, double expected, double unit, StepContext context)
    {
        double term = DeterministicMath.Exp(-expected);
        double above = 1 - term;
        int number = 0;
        while (unit < above && number < 1000)
        {
            number++;
            term *= expected / number;
            above -= term;
        }

        if (number == 0) return;
        FirmColumns firms = shard.Firms;
        World world = context.World;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, firms.Serial[row], Draws.Patent);
        for (int i = 0; i < number; i++)
        {
            int field = ResearchPatents.FieldOf(world, firms.Sector[row], ref stream);
            shard.Patents.Add(new Patent
            {
                Owner = firms.Serial[row],
                Number = (context.Year * 1000) + i,
                Inventor = AgentId.Pack(shard.Id.Kind, shard.Id.City, firms.Serial[row]),
                Granted = (short)context.Year,
                Field = (byte)field,
                SecondField = (byte)ResearchPatents.FieldOf(world, firms.Sector[row], ref stream),
                Status = PatentStatus.InHouse,
            });
        }

        context.Tally.Cells(CellMeasure.PatentsGranted, shard.Ownership, shard.Id.City)[firms.Sector[row]] += number;
    }

    /// <summary>Assigned patents whose product is due raise the owner's productivity: converted, once.</summary>
    private static void PutToUse(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        var rows = new RowFinder(shard.Firms);
        foreach (ref Patent patent in shard.Patents)
        {
            if (patent.Status is not (PatentStatus.Assigned or PatentStatus.SpunOff) || patent.Due > context.Year) continue;
            int row = rows.Find(patent.Owner);
            TransferQuality.Apply(patent.Quality, firms, row, context);
            patent.Status = PatentStatus.Industrialised;
            context.Tally.Cells(CellMeasure.Industrialised, shard.Ownership, shard.Id.City)[firms.Sector[row]]++;
        }
    }
}
