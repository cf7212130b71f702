using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Engine;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Facts;

/// <summary>The scorecard of facts of a baseline over several seeds.</summary>
/// <param name="Rows">A row for each fact of the scenario, in its order.</param>
/// <param name="Seeds">How many runs were measured.</param>
public sealed record Scorecard(IReadOnlyList<ScoredFact> Rows, int Seeds)
{
    /// <summary>Years that have to be simulated, so that each year that counts is there.</summary>
    public const int Years = FactSheet.LastYear;

    /// <summary>The facts that parameters are fitted to.</summary>
    public IEnumerable<ScoredFact> Fitted => Rows.Where(row => row.Fact.Use == FactUse.Fit);

    /// <summary>The facts that are held out.</summary>
    public IEnumerable<ScoredFact> HeldOut => Rows.Where(row => row.Fact.Use == FactUse.HeldOut);

    /// <summary>Runs a baseline with several seeds and measures its facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="spec">The baseline; its seed and its years are not used.</param>
    /// <param name="firstSeed">Seed of the first run; the others have those that follow.</param>
    /// <param name="seeds">How many runs, at least 1.</param>
    /// <param name="threads">How many runs at a time; it changes no result.</param>
    /// <param name="done">Called after each run, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops all runs.</param>
    public static async Task<Scorecard> MeasureAsync(
        IReadOnlyList<FactEntry> facts,
        RunSpec spec,
        ulong firstSeed,
        int seeds,
        int threads,
        Action? done = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        IReadOnlyList<MeasuredFact>[] runs = await Ensemble.AllAsync(seeds, threads, MeasureAsync, cancellationToken).ConfigureAwait(false);
        return Of(facts, runs);

        async Task<IReadOnlyList<MeasuredFact>> MeasureAsync(int number, CancellationToken token)
        {
            var sheet = new FactSheet(facts);
            RunSpec run = spec with { Seed = unchecked(firstSeed + (ulong)number), Years = Years };
            await Ensemble.RunAsync(run, sheet.Add, token).ConfigureAwait(false);
            done?.Invoke();
            return sheet.Facts;
        }
    }

    /// <summary>The scorecard of runs that were measured.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="runs">What each run says of each of them, in their order.</param>
    public static Scorecard Of(IReadOnlyList<FactEntry> facts, IReadOnlyList<IReadOnlyList<MeasuredFact>> runs)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(runs);
        return new Scorecard([.. facts.Select((fact, at) => ScoredFact.Of(fact, [.. runs.Select(run => run[at].Value)]))], runs.Count);
    }
}

/// <summary>A fact and what several runs have to say of it.</summary>
/// <param name="Fact">The fact with its band.</param>
/// <param name="Value">Mean over runs, with its 95 % interval; runs in which it cannot be measured do not count.</param>
/// <param name="Spread">Smallest and largest value of a run; not numbers if no run measured it.</param>
/// <param name="RunsInside">Runs whose own value lies in the band.</param>
public sealed record ScoredFact(FactEntry Fact, MeanInterval Value, (double Least, double Most) Spread, int RunsInside)
{
    /// <summary>Whether the mean over runs lies in the band; null if no run measured it.</summary>
    public bool? Inside => double.IsNaN(Value.Mean) ? null : Value.Mean >= Fact.Low && Value.Mean <= Fact.High;

    /// <summary>A fact of which each run's value is known.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="values">A value a run; not a number where it cannot be measured.</param>
    public static ScoredFact Of(FactEntry fact, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(fact);
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        return new ScoredFact(
            fact,
            MeanInterval.Of(known),
            known.Length > 0 ? (known.Min(), known.Max()) : (double.NaN, double.NaN),
            known.Count(value => value >= fact.Low && value <= fact.High));
    }
}
