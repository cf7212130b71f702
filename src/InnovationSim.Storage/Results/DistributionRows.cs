using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Results;

/// <summary>Firms by class of size and growth.</summary>
internal static class DistributionRows
{
    // Bins of the histogram that shards add up, taken together to classes a tenth of a log point wide.
    private const int BinsOfClass = 5;
    private const int ClassesPerUnit = 10;

    /// <summary>The rows of a year.</summary>
    internal static IEnumerable<object?[]> Of(YearRecord record)
    {
        foreach (Ownership owner in (Ownership[])[Ownership.State, Ownership.Private])
        {
            for (int at = 0; at < Histograms.StaffClasses; at++)
            {
                long firms = record.Tally.Staff(owner)[at];
                bool open = at == Histograms.StaffClasses - 1;
                if (firms > 0) yield return Row(record, "staff", owner, Histograms.FewestOf(at), open ? null : Histograms.FewestOf(at + 1), firms);
            }
        }

        int classes = Histograms.Growth.Count / BinsOfClass;
        int lowest = (int)(Histograms.Growth.Lowest * ClassesPerUnit);
        for (int at = 0; at < classes; at++)
        {
            long firms = 0;
            foreach (long each in record.Tally.Growth.Slice(at * BinsOfClass, BinsOfClass)) firms += each;
            // Edges by division: a tenth that is added up would end in other digits.
            double from = (lowest + at) / (double)ClassesPerUnit;
            double? to = at == classes - 1 ? null : (lowest + at + 1) / (double)ClassesPerUnit;
            if (firms > 0) yield return Row(record, "growth", Ownership.Private, from, to, firms);
        }
    }

    private static object?[] Row(YearRecord record, string measure, Ownership owner, double from, double? to, long firms) =>
        [(long)record.Year, measure, owner.Name(), from, to, firms];
}
