using InnovationSim.Kernel.Agents;
using System.Reflection;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

/// <summary>What the coordinator remembers is the same after it was saved and loaded.</summary>
public sealed class RegionSavingTests
{
    private static readonly World World = TinyWorld.Default;

    [Fact]
    public void Everything_that_lasts_comes_back()
    {
        Notebook saved = Save(Filled(1));
        var loaded = new Region(World);
        loaded.Load(7, saved);

        loaded.Year.ShouldBe(7);
        Save(loaded).Text.ShouldBe(saved.Text);
    }

    [Fact]
    public void No_property_of_the_state_is_forgotten()
    {
        foreach (PropertyInfo property in typeof(RegionState).GetProperties())
        {
            Region region = Filled(1);
            string before = Save(region).Text;
            switch (property.GetValue(region.State))
            {
                case double[] numbers: numbers[^1]++; break;
                case long[] numbers: numbers[^1]++; break;
                case CentralAccounts accounts: accounts.Restore(accounts.Balances, accounts.LoansYuan + 1); break;
                case double number: property.SetValue(region.State, number + 1); break;
                case long number: property.SetValue(region.State, number ^ 1); break;
                case bool yes: property.SetValue(region.State, !yes); break;
                case var other: Assert.Fail($"{property.Name} is a {other?.GetType().Name}: say here how it changes."); break;
            }

            Save(region).Text.ShouldNotBe(before, property.Name);
        }
    }

    [Fact]
    public void Nothing_of_what_it_was_before_stays()
    {
        Notebook saved = Save(Filled(1));
        Region other = Filled(2);
        other.Load(7, saved);
        Save(other).Text.ShouldBe(saved.Text);
    }

    [Fact]
    public void The_digest_of_the_world_is_that_of_the_state_loaded()
    {
        Notebook saved = Save(Filled(1));
        Digest first = new Region(World).Load(7, saved);
        Filled(2).Load(7, saved).ShouldBe(first);
        new Region(World).Load(8, saved).ShouldNotBe(first);
        new Region(World).Load(7, Save(Filled(2))).ShouldNotBe(first);
    }

    [Fact]
    public void Every_section_is_needed_and_must_have_its_length()
    {
        Notebook saved = Save(Filled(1));
        foreach (string name in saved.Sections.Keys.ToArray())
        {
            byte[] right = saved[name];
            int element = saved.Sections[name].ElementBytes;
            foreach (byte[] wrong in (byte[][])[[], right[..^element], [.. right, .. new byte[element]]])
            {
                saved[name] = wrong;
                Should.Throw<StateMisfitException>(() => new Region(World).Load(7, saved)).Message.ShouldContain(name);
            }

            saved[name] = right;
        }
    }

    [Fact]
    public void A_region_of_other_size_is_refused() =>
        Should.Throw<StateMisfitException>(() => new Region(new TinyWorld { Cities = 3 }.Build()).Load(7, Save(Filled(1)))).Message.ShouldContain("this region needs");

    [Fact]
    public void There_is_no_year_before_the_first() => Should.Throw<ArgumentOutOfRangeException>(() => new Region(World).Load(-1, Save(Filled(1))));

    private static Notebook Save(Region region)
    {
        var notebook = new Notebook();
        region.Save(notebook);
        return notebook;
    }

    private static Region Filled(int seed)
    {
        var random = new System.Random(seed);
        var region = new Region(World);
        long[] balances = [.. Enumerable.Range(0, LedgerNames.Accounts).Select(_ => random.NextInt64())];
        region.State.Accounts.Restore(balances, random.NextInt64());
        region.State.GenesisDone = true;
        region.State.MoneyYuan = random.NextInt64();
        region.State.GdpYuan = random.NextInt64();
        region.State.BaseMeanLog = random.NextDouble();
        region.State.PrivateMedianYuan = random.NextDouble();
        foreach (double[] numbers in (double[][])[region.State.FrontierLog, region.State.DemandYuan, region.State.BaseGap, region.State.BaseDemandPerFirm])
            for (int i = 0; i < numbers.Length; i++) numbers[i] = random.NextDouble();
        foreach (long[] numbers in (long[][])[region.State.RemainderYuan, region.State.Entrants])
            for (int i = 0; i < numbers.Length; i++) numbers[i] = random.NextInt64();
        foreach (ref long value in region.YearTally.Values) value = random.NextInt64();
        region.YearTally.Digest = new Digest((ulong)random.NextInt64(), (ulong)random.NextInt64());
        return region;
    }
}
