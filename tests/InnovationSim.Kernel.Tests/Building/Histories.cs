using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>A year of a run and what there was at its end.</summary>
internal sealed record PastYear(YearRecord Record, Snapshot State);

/// <summary>Runs that many tests look at: of the toy region with several seeds, and of random regions. Made once.</summary>
internal static class Histories
{
    private const int Years = 4;
    private const int RandomRegions = 60;
    private const int ToySeeds = 2;

    private static readonly Lazy<IReadOnlyList<(string Name, PastYear[] Years)>> Made = new(Make);

    public static IReadOnlyList<(string Name, PastYear[] Years)> All => Made.Value;

    /// <summary>What flows have moved into an account in a year less what they have moved out of it.</summary>
    public static long Net(Tally year, AccountClass account)
    {
        long net = 0;
        for (int kind = 0; kind < LedgerNames.Flows; kind++)
        {
            for (int other = 0; other < LedgerNames.Accounts; other++)
                net += year.Flow((FlowKind)kind, (AccountClass)other, account) - year.Flow((FlowKind)kind, account, (AccountClass)other);
        }

        return net;
    }

    private static IReadOnlyList<(string Name, PastYear[] Years)> Make() =>
    [
        .. Enumerable.Range(1, ToySeeds).Select(seed => Run($"toy region, seed {seed}", Toy.World(), seed)),
        .. Enumerable.Range(1, RandomRegions).Select(seed => Run($"random region of seed {seed}", RandomWorlds.Of(seed), seed)),
    ];

    private static (string Name, PastYear[] Years) Run(string name, World world, int seed)
    {
        var run = new GlassRun(world, (ulong)seed);
        var years = new PastYear[Years + 1];
        for (int year = 0; year <= Years; year++)
        {
            try
            {
                YearRecord record = year == 0 ? run.Begin() : run.RunYear();
                years[year] = new PastYear(record, new Snapshot(run));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{name} stopped in year {year}: {e.Message}", e);
            }
        }

        return (name, years);
    }
}
