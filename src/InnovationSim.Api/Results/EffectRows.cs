using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Results;

/// <summary>Effects as CSV: a row for each arm, metric and year, empty where undefined. The bytes are those that <c>innosim compare</c> writes.</summary>
internal static class EffectRows
{
    internal static IReadOnlyList<string> Columns { get; } =
    [
        "arm", "metric", "unit", "year", "replicates", "baseline_mean", "arm_mean", "difference", "low", "high", "standard_deviation", "share_with_sign",
        "per_billion_yuan", "per_billion_yuan_low", "per_billion_yuan_high",
    ];

    internal static async Task WriteAsync(ExperimentEffects effects, HttpResponse response, CancellationToken cancellationToken)
    {
        var writer = new CsvRows(Columns);
        response.ContentType = writer.ContentType;
        IAsyncEnumerator<ResultRow> rows = effects.Effects.Select(RowOf).ToAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            bool more = await rows.MoveNextAsync().ConfigureAwait(false);
            await writer.WriteAsync(rows, more, response.BodyWriter, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ResultRow RowOf(Effect effect) => new(
    [
        effect.Arm, effect.Metric, effect.Unit, (long)effect.Year, (long)effect.Pairs, effect.BaselineMean, effect.ArmMean, effect.Difference, effect.Low,
        effect.High, effect.StandardDeviation, effect.ShareWithSign, effect.PerBillionYuan, effect.PerBillionYuanLow, effect.PerBillionYuanHigh,
    ]);
}
