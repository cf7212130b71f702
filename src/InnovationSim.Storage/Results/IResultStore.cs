using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Results;

/// <summary>The results of one run, written as the run goes.</summary>
/// <remarks>
/// <para>What an implementer owes:</para>
/// <list type="number">
/// <item>A year is written whole or not at all, and is there after a crash of the process once the task is finished.</item>
/// <item>Writing is idempotent by year: a year that is written again replaces itself. A run that is taken up again from a checkpoint writes some
/// years a second time.</item>
/// <item>Rows come back in the order of years, within a year in the order in which <see cref="ResultTable.Rows"/> gave them, bit for bit.</item>
/// <item>Memory does not grow with the number of years.</item>
/// </list>
/// </remarks>
public interface IResultStore : IAsyncDisposable
{
    /// <summary>Writes a year in all tables.</summary>
    ValueTask WriteAsync(YearRecord record, CancellationToken cancellationToken = default);

    /// <summary>Everything written so far survives a crash of the machine too, once this is finished.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <summary>The last year that is there; −1 if there is none.</summary>
    ValueTask<int> LastYearAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes all years after the given one, so that a run that goes on from there cannot be mixed with what it had written before.</summary>
    ValueTask RemoveAfterAsync(int year, CancellationToken cancellationToken = default);

    /// <summary>Rows of a table: values are string, long, double or null.</summary>
    /// <param name="table">One of <see cref="ResultTables.All"/>.</param>
    /// <param name="filter">Which rows and columns; what is left out costs next to nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    IAsyncEnumerable<object?[]> ReadAsync(ResultTable table, ResultFilter filter, CancellationToken cancellationToken = default);
}
