using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// The first state, in three steps: sizes are drawn (private firms log-normal with a Pareto tail, state-owned enterprises log-normal);
/// then scaled so that sales of each owner, city and sector are those of the accounts, with staff, capital and patents to match; then
/// people are assigned to the pools. Every shard does this from the world and the seed alone.
/// </summary>
internal static class GenesisPhase
{
    // Sizes are drawn relative to a median of 1 and kept in the sales column in these units until they are scaled.
    private const double SizeUnit = 1e6;

    internal static void Draw(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        World world = context.World;
        ModelParameters p = context.Parameters;
        int city = shard.Id.City;
        bool state = shard.Ownership == Ownership.State;
        (int first, int end) = context.Partition.Serials(shard.Id);
        firms.Append(first, end - first);
        Span<long> drawn = context.Tally.Cells(CellMeasure.Sales, shard.Ownership, city);
        Span<long> candidates = context.Tally.ByCity(CityMeasure.HighTechCandidates);
        int sector = 0;
        int sectorEnd = world.Cell(shard.Ownership, city, 0).Firms;
        for (int row = 0; row < firms.Count; row++)
        {
            int serial = firms.Serial[row];
            while (serial >= sectorEnd) sectorEnd += world.Cell(shard.Ownership, city, ++sector).Firms;
            RandomStream stream = context.Stream(shard.Id.Kind, city, serial, Draws.Genesis);
            firms.Sector[row] = (byte)sector;
            double size = state
                ? DeterministicMath.Exp(p.StateSizeSpread * Distributions.Normal(ref stream))
                : PrivateSize(stream.NextUnit(), p);
            firms.SalesYuan[row] = (long)(size * SizeUnit);
            drawn[sector] += firms.SalesYuan[row];
            firms.LogProductivity[row] = (float)(p.ProductivitySpread * Distributions.Normal(ref stream));
            firms.LogSkill[row] = firms.LogProductivity[row];
            double meanAge = state ? p.StateMeanAge : p.MeanAge;
            firms.Founded[row] = (short)-Math.Min(200, 1 + Math.Floor(-meanAge * DeterministicMath.Log(stream.NextUnit())));
            RandomStream rest = context.Stream(shard.Id.Kind, city, serial, Draws.GenesisRest);
            FirmGenesis.Traits(firms, row, state, context, ref rest);
            if (!state && firms.ResearchIntensity[row] >= p.HighTechIntensity) candidates[city]++;
        }
    }

    internal static void Scale(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        World world = context.World;
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        int city = shard.Id.City;
        int sectors = world.Sectors.Length;
        bool state = shard.Ownership == Ownership.State;
        ReadOnlySpan<double> salesPerWorker = context.SalesPerWorker(shard.Id);
        double scientistWage = world.Cities[city].Labour[(int)SkillLevel.Scientist].WageYuan * (state ? p.StateWagePremium : 1);
        for (int row = 0; row < firms.Count; row++)
        {
            int s = firms.Sector[row];
            RandomStream stream = context.Stream(shard.Id.Kind, city, firms.Serial[row], Draws.GenesisStaff);
            double factor = signals.GenesisScale[((((int)shard.Ownership * world.Cities.Length) + city) * sectors) + s];
            long sales = (long)(firms.SalesYuan[row] * factor);
            firms.SalesYuan[row] = sales;
            firms.LotsThousandYuan[row] = (int)(sales * signals.LotShare[s] / 1000);
            firms.DemandYuan[row] = sales - (firms.LotsThousandYuan[row] * 1000L);
            firms.CapitalYuan[row] = (long)(sales * p.CapitalReserve / p.CapitalProductivity);
            firms.CashYuan[row] = (long)(sales * p.CashAtStart);
            firms.DebtYuan[row] = (long)(sales * p.DebtAtStart);
            double workers = Math.Max(1, sales / (salesPerWorker[s] * DeterministicMath.Exp(firms.LogProductivity[row])));
            int staff = (int)(workers + stream.NextUnit32());
            firms.Engineers[row] = Math.Min(staff, (int)((staff * world.Sectors[s].EngineerShare) + stream.NextUnit32()));
            firms.SkilledWorkers[row] = staff - firms.Engineers[row];
            firms.Researchers[row] = (int)((firms.ResearchIntensity[row] * sales * p.ResearchWageShare / scientistWage) + stream.NextUnit32());
            if (state) firms.Flags[row] = FirmFlags.ChainLeader;
            Patents(shard, row, signals, context);
            Staff(context, city, SkillLevel.SkilledWorker, s, firms.SkilledWorkers[row]);
            Staff(context, city, SkillLevel.Engineer, s, firms.Engineers[row]);
            Staff(context, city, SkillLevel.Scientist, s, firms.Researchers[row]);
        }

        shard.Patents.Settle();
    }

    internal static void Draw(ResearchShard shard, StepContext context)
    {
        (int first, int end) = context.Partition.Serials(shard.Id);
        ResearchColumns columns = shard.Organisations;
        columns.Append(first, end - first);
        for (int row = 0; row < columns.Count; row++)
        {
            ResearchOrganisation organisation = InventPhase.Organisation(shard.Id, columns.Serial[row], context.World);
            columns.BaseBudgetYuan[row] = organisation.BudgetYuan;
            columns.BudgetYuan[row] = organisation.BudgetYuan;
        }
    }

    internal static void Scale(ResearchShard shard, StepContext context)
    {
        ResearchColumns columns = shard.Organisations;
        World world = context.World;
        ModelParameters p = context.Parameters;
        int city = shard.Id.City;
        double wage = world.Cities[city].Labour[(int)SkillLevel.Scientist].WageYuan * p.StateWagePremium;
        for (int row = 0; row < columns.Count; row++)
        {
            ResearchOrganisation organisation = InventPhase.Organisation(shard.Id, columns.Serial[row], world);
            RandomStream stream = context.Stream(shard.Id.Kind, city, columns.Serial[row], Draws.Genesis);
            Span<ushort> knowledge = columns.Knowledge.At(row);
            for (int i = 0; i < knowledge.Length; i++)
            {
                int sector = Pick.FromWeights(organisation.Strengths.AsSpan(), stream.NextUnit());
                int field = ResearchPatents.FieldOf(world, sector, ref stream);
                Kene.Learn(knowledge, new Kene(field, 3 + stream.NextInt(Kene.MaxAbility - 2), 1 + stream.NextInt(Kene.MaxExpertise), true));
            }

            columns.Researchers[row] = (int)((columns.BudgetYuan[row] * p.ResearchWageShare / wage) + stream.NextUnit());
            Staff(context, city, SkillLevel.Scientist, world.ResearchOccupation, columns.Researchers[row]);
            Stock(shard, row, organisation, context);
        }

        shard.Patents.Settle();
    }

    internal static void People(TalentShard shard, StepContext context)
    {
        (int first, int end) = context.Partition.Serials(shard.Id);
        TalentColumns pools = shard.Pools;
        pools.Append(first, end - first);
        World world = context.World;
        ModelParameters p = context.Parameters;
        int city = shard.Id.City;
        for (int row = 0; row < pools.Count; row++)
        {
            int level = pools.Serial[row];
            LabourForce labour = world.Cities[city].Labour[level];
            ReadOnlySpan<long> staff = context.Signals.Headcount.AsSpan(((city * SkillLevels.Count) + level) * world.Occupations, world.Occupations);
            staff.CopyTo(pools.Employed.At(row));
            long employed = CareerPhase.Total(staff);
            long searching = (long)(labour.Workers * p.NormalUnemployment);
            RandomStream stream = context.Stream(AgentKind.TalentPool, city, level, Draws.Genesis);
            CareerPhase.Occupy(pools, row, searching, world.Occupations, ref stream);
            pools.Elsewhere[row] = Math.Max(0, labour.Workers - employed - searching);
            pools.ElsewherePosts[row] = pools.Elsewhere[row];
            pools.Students[row] = labour.Students;
            pools.Dependants[row] = labour.Dependants;
            pools.WageYuan[row] = labour.WageYuan;
            pools.BaseWageYuan[row] = labour.WageYuan;
            pools.CashYuan[row] = (long)(p.HouseholdCashAtStart * labour.WageYuan * labour.Workers);
            if (level == (int)SkillLevels.Registrar) pools.NextSerial[row] = context.Partition.Agents(AgentKind.PrivateFirm, city);
        }
    }

    /// <summary>
    /// The size at a quantile, relative to the median: log-normal up to where the tail begins, then Pareto, cut at the largest size.
    /// </summary>
    internal static double PrivateSize(double unit, ModelParameters p)
    {
        double body = 1 - p.SizeTailShare;
        if (unit < body) return DeterministicMath.Exp(p.SizeSpread * DeterministicMath.NormalQuantile(unit));
        double from = DeterministicMath.Exp(p.SizeSpread * DeterministicMath.NormalQuantile(body));
        double above = (1 - unit) / p.SizeTailShare;
        return Math.Min(p.LargestSize, from * DeterministicMath.Pow(above, -1 / p.SizeTailExponent));
    }

    private static void Staff(StepContext context, int city, SkillLevel level, int occupation, int persons) =>
        context.Tally.Headcount(city, level)[occupation] += persons;

    /// <summary>Patents that a firm has from before the run; firms that get the certificate at the start have at least one.</summary>
    private static void Patents(FirmShard shard, int row, Signals signals, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        ModelParameters p = context.Parameters;
        bool state = shard.Ownership == Ownership.State;
        double rate = (state ? p.StatePatentsPerMillion : p.PrivatePatentsPerMillion) * 1e-6 * firms.ResearchIntensity[row] * firms.SalesYuan[row];
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, firms.Serial[row], Draws.GenesisPatents);
        int years = Math.Min(p.PatentLifeYears - 1, -firms.Founded[row]);
        long number = Distributions.Poisson(ref stream, rate * Math.Min(years, p.PatentStockYears));
        // Of the firms whose R&D would do for the certificate, as many have a patent, and so the certificate, as the data count.
        if (!state && firms.ResearchIntensity[row] >= p.HighTechIntensity)
            number = stream.NextUnit() < signals.HighTechChance[shard.Id.City] ? Math.Max(1, number) : 0;

        for (int i = 0; i < number; i++)
        {
            shard.Patents.Add(new Patent
            {
                Owner = firms.Serial[row],
                // Numbers from 0 on are given in the years of the run.
                Number = -1 - i,
                Inventor = AgentId.Pack(shard.Id.Kind, shard.Id.City, firms.Serial[row]),
                Granted = (short)-stream.NextInt(Math.Max(1, Math.Min(years, p.PatentStockYears))),
                Field = (byte)ResearchPatents.FieldOf(context.World, firms.Sector[row], ref stream),
                SecondField = (byte)ResearchPatents.FieldOf(context.World, firms.Sector[row], ref stream),
                Status = PatentStatus.InHouse,
            });
        }
    }

    /// <summary>
    /// The patents of a research organisation from the years before the run, in place of burn-in years: as many a year as its budget
    /// then would have brought, converted in proportion to age.
    /// </summary>
    private static void Stock(ResearchShard shard, int row, ResearchOrganisation organisation, StepContext context)
    {
        ResearchColumns columns = shard.Organisations;
        ModelParameters p = context.Parameters;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, columns.Serial[row], Draws.GenesisPatents);
        double budget = columns.BaseBudgetYuan[row];
        for (int age = 0; age < p.PatentLifeYears; age++)
        {
            long number = Distributions.Poisson(ref stream, p.PublicPatentsPerMillion * 1e-6 * budget);
            budget /= 1 + p.BudgetGrowthBeforeStart;
            double converted = p.ConversionAtStart * Math.Min(2, 2.0 * age / p.OfferMaxAge);
            for (long i = 0; i < number; i++)
            {
                Patent patent = ResearchPatents.New(
                    shard.Id, columns.Serial[row], columns.PatentSerial[row]++, organisation, -age, columns.Knowledge.At(row), context.World, ref stream);
                if (stream.NextUnit() < converted) patent.Status = PatentStatus.Industrialised;
                shard.Patents.Add(patent);
            }
        }
    }
}
