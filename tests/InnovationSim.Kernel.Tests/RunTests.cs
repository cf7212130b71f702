using InnovationSim.Engine;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

/// <summary>What holds in every year of every run, whatever region, parameters and seed: counted from the agents, not from the tallies.</summary>
public sealed class RunTests
{
    [Fact]
    public void Money_is_neither_made_nor_lost() => InEveryYear((_, state, before) => state.Money.ShouldBe(before.Money));

    [Fact]
    public void What_the_bank_has_lent_is_what_firms_owe() => InEveryYear((_, state, _) => state.Loans.ShouldBe(state.Debts));

    [Fact]
    public void Every_account_changes_by_what_the_flows_say() => InEveryYear((record, state, before) =>
    {
        foreach (AccountClass account in (AccountClass[])[AccountClass.Bank, AccountClass.Centre, AccountClass.Outside, AccountClass.Province,
            AccountClass.Market])
            (state.Accounts[(int)account] - before.Accounts[(int)account]).ShouldBe(Histories.Net(record.Tally, account), account.Name());
        (state.FirmCash - before.FirmCash).ShouldBe(Histories.Net(record.Tally, AccountClass.Firms), "firms");
        (state.ResearchCash - before.ResearchCash).ShouldBe(Histories.Net(record.Tally, AccountClass.Research), "research");
        (state.HouseholdCash - before.HouseholdCash).ShouldBe(Histories.Net(record.Tally, AccountClass.Households), "households");
    });

    [Fact]
    public void People_are_those_of_last_year_with_births_deaths_and_moves_over_the_border() => InEveryYear((record, state, before) =>
        state.People.ShouldBe(
            before.People + record.Tally.Total(PoolMeasure.Births) - record.Tally.Total(PoolMeasure.Deaths)
            + record.Tally.Total(PoolMeasure.InFromOutside) - record.Tally.Total(PoolMeasure.OutToOutside)));

    [Fact]
    public void Organisations_and_pools_count_the_same_employees() => InEveryYear((_, state, _) => state.Staff.ShouldBe(state.Employed));

    [Fact]
    public void Every_patent_has_one_owner_who_is_there() => InEveryYear((_, state, _) =>
    {
        state.Patents.Distinct().Count().ShouldBe(state.Patents.Count);
        state.Orphans.ShouldBe(0);
    });

    [Fact]
    public void Patents_are_those_of_last_year_with_grants_less_the_lapsed() => InEveryYear((record, state, before) =>
        ((long)state.Patents.Count).ShouldBe(
            before.Patents.Count + record.Tally.Total(CellMeasure.PatentsGranted) + record.Tally.Total(ResearchMeasure.PatentsGranted)
            - record.Tally.Total(CellMeasure.PatentsLapsed) - record.Tally.Total(ResearchMeasure.PatentsLapsed)));

    [Fact]
    public void A_converted_patent_stays_converted_until_it_lapses() => InEveryYear((_, state, before) =>
        before.Industrialised.Where(state.Patents.ToHashSet().Contains).ShouldBeSubsetOf(state.Industrialised));

    [Fact]
    public void Nothing_that_is_counted_is_negative() => InEveryYear((_, state, _) => state.Negative.ShouldBeEmpty());

    [Fact]
    public void A_serial_is_given_once() => InEveryYear((record, state, before) =>
    {
        (int City, int Serial)[] entrants = [.. state.PrivateFirms.Except(before.PrivateFirms)];
        entrants.Length.ShouldBe((int)record.Tally.Total(CellMeasure.Entries, Ownership.Private));
        foreach ((int city, int serial) in entrants)
            serial.ShouldBeGreaterThanOrEqualTo(before.SerialsGiven[city], $"city {city}");
    });

    [Fact]
    public void Gross_domestic_product_is_the_same_three_ways() => InEveryYear((record, _, _) =>
    {
        record.Accounts.Income.ShouldBe(record.Accounts.Production);
        record.Accounts.Expenditure.ShouldBe(record.Accounts.Production);
    });

    [Fact]
    public void A_metric_is_a_finite_number_or_undefined() => InEveryYear((record, _, _) =>
        record.Metrics.Where(value => double.IsInfinity(value.Value)).Select(value => value.Metric.Name).ShouldBeEmpty());

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void The_digest_does_not_depend_on_the_sizes_of_shards(int seed)
    {
        World world = RandomWorlds.Of(seed);
        YearRecord[] large = [.. new GlassRun(world, (ulong)seed).Run(3)];
        YearRecord[] small = [.. new GlassRun(world, (ulong)seed, ShardSizes.Uniform(7)).Run(3)];

        small.Select(record => record.Digest).ShouldBe(large.Select(record => record.Digest));
    }

    [Fact]
    public void Another_seed_gives_another_world() =>
        new GlassRun(TinyWorld.Default, 1).Begin().Digest.ShouldNotBe(new GlassRun(TinyWorld.Default, 2).Begin().Digest);

    /// <summary>Looks at every year of a toy run and of runs of random regions; says which seed failed.</summary>
    private static void InEveryYear(Action<YearRecord, Snapshot, Snapshot> check)
    {
        foreach ((string name, PastYear[] years) in Histories.All)
        {
            for (int year = 1; year < years.Length; year++)
            {
                try
                {
                    check(years[year].Record, years[year].State, years[year - 1].State);
                }
                catch (ShouldAssertException failed)
                {
                    throw new ShouldAssertException($"{name}, year {year}: {failed.Message}", failed);
                }
            }
        }
    }
}
