using InnovationSim.Analysis.Facts;

namespace InnovationSim.Analysis.Calibration;

/// <summary>The calibration: a search for parameters with which a baseline meets the facts that are fitted.</summary>
public static class Calibrator
{
    /// <summary>Searches.</summary>
    /// <param name="plan">What is looked for.</param>
    /// <param name="record">The record of points.</param>
    /// <param name="threads">How many runs at a time; it changes no result.</param>
    /// <param name="tried">Called after each point with its number, loss, facts fitted, and the best loss so far; null for nobody.</param>
    /// <param name="cancellationToken">Stops; the points tried are in the record.</param>
    /// <returns>The best point and its loss.</returns>
    public static (IReadOnlyList<double> Point, double Loss) Run(
        CalibrationPlan plan, CalibrationRecord record, int threads, Action<TriedPoint>? tried = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(record);
        int number = 0;
        double best = double.PositiveInfinity;
        return BoundedSearch.Minimise(plan.Parameters, plan.Points, plan.SearchSeed, Evaluate);

        double Evaluate(IReadOnlyList<double> point)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (double Loss, IReadOnlyList<double> Facts)? known = record.Next(point);
            Scorecard card = known is { } kept
                ? new Scorecard([.. plan.Scenario.Facts.Select((fact, at) => ScoredFact.Of(fact, [kept.Facts[at]]))], plan.Replicates)
                : Measure(point);
            double loss = known?.Loss ?? FactLoss.Of(card);
            int inside = card.Fitted.Count(row => row.Inside == true);
            if (known is null) record.Add(point, loss, inside, [.. card.Rows.Select(row => row.Value.Mean)]);
            best = Math.Min(best, loss);
            tried?.Invoke(new TriedPoint(number++, loss, inside, card.Fitted.Count(), best, known is not null));
            return loss;
        }

        // The simplex is not asynchronous, and there is nothing else for this thread to do.
        Scorecard Measure(IReadOnlyList<double> point) => Task.Run(
            () => Scorecard.MeasureAsync(plan.Scenario.Facts, plan.SpecOf(point), plan.FirstSeed, plan.Replicates, threads, null, cancellationToken),
            cancellationToken).GetAwaiter().GetResult();
    }
}

/// <summary>A point that was tried.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Inside">Fitted facts in their bands.</param>
/// <param name="Fitted">Fitted facts in all.</param>
/// <param name="Best">Least loss so far.</param>
/// <param name="Known">Whether the record had it.</param>
public readonly record struct TriedPoint(int Number, double Loss, int Inside, int Fitted, double Best, bool Known);
