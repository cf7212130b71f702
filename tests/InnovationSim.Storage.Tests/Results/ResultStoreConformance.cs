using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

/// <summary>What every result store owes. A store derives from it and says how it is opened.</summary>
public abstract class ResultStoreConformance : IAsyncLifetime
{
    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [StoreFact]
    public async Task Rows_come_back_in_order_and_to_the_bit_when_the_store_is_opened_again()
    {
        await WriteAsync(0, 1, 2);
        await ShouldHoldAsync(0, 1, 2);
    }

    [StoreFact]
    public async Task A_store_without_years_is_empty()
    {
        await using IResultStore store = Open();
        (await store.LastYearAsync()).ShouldBe(-1);
        foreach (ResultTable table in ResultTables.All) (await RowsAsync(store, table, 0, int.MaxValue)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task The_last_year_is_known_when_the_store_is_opened_again()
    {
        await WriteAsync(0, 1);
        await using IResultStore store = Open();
        (await store.LastYearAsync()).ShouldBe(1);
    }

    [StoreFact]
    public async Task A_year_that_is_written_twice_is_there_once()
    {
        await WriteAsync(0, 1, 2);
        await WriteAsync(1);
        await ShouldHoldAsync(0, 1, 2);
    }

    [StoreFact]
    public async Task Years_after_one_are_removed_and_can_be_written_anew()
    {
        await WriteAsync(0, 1, 2);
        await using (IResultStore store = Open())
        {
            await store.RemoveAfterAsync(0);
            (await store.LastYearAsync()).ShouldBe(0);
        }

        await ShouldHoldAsync(0);
        await WriteAsync(1);
        await ShouldHoldAsync(0, 1);
    }

    [StoreFact]
    public async Task All_years_are_removed_after_minus_one()
    {
        await WriteAsync(0, 1);
        await using IResultStore store = Open();
        await store.RemoveAfterAsync(-1);
        (await store.LastYearAsync()).ShouldBe(-1);
        await ShouldHoldAsync();
    }

    [StoreFact]
    public async Task Only_the_years_asked_for_are_read()
    {
        await WriteAsync(0, 1, 2);
        await using IResultStore store = Open();
        // A run without policies has no spending.
        foreach (ResultTable table in ResultTables.All.Except([ResultTables.Spending]))
            (await RowsAsync(store, table, 1, 1)).Select(row => (long)row[0]!).Distinct().ShouldBe([1L], table.Name);
    }

    [StoreFact]
    public async Task Only_the_rows_and_columns_asked_for_are_read()
    {
        await WriteAsync(0, 1, 2);
        await using IResultStore store = Open();
        foreach (ResultTable table in ResultTables.All)
        {
            object?[][] all = [.. Records.OfToy.Take(3).SelectMany(table.Rows)];
            int[] texts = [.. Enumerable.Range(0, table.Columns.Count).Where(column => table.Columns[column].Type == ColumnType.Text)];
            int[] columns = [table.Columns.Count - 1, 0, texts[0]];
            foreach (int text in texts)
            {
                string[] there = [.. all.Select(row => (string?)row[text] ?? "").Distinct()];
                foreach (string[] values in (string[][])[[.. there.Take(2)], [""], [.. there.Take(1), "'\"; --", "no such", "\0", "\ud800"], []])
                {
                    var filter = new ResultFilter { FirstYear = 1, LastYear = 2, Columns = columns, Where = [(text, values)] };
                    object?[][] found = await store.ReadAsync(table, filter).ToArrayAsync();
                    IEnumerable<object?[]> expected = all.Where(row => (long)row[0]! >= 1 && values.Contains((string?)row[text] ?? ""))
                        .Select(row => columns.Select(at => row[at]).ToArray());
                    found.Select(Exactly).ShouldBe(expected.Select(Exactly), $"{table.Name}, {table.Columns[text].Name}");
                }
            }
        }
    }

    [StoreFact]
    public async Task All_filters_together_must_hold()
    {
        await WriteAsync(0, 1);
        await using IResultStore store = Open();
        object?[] one = ResultTables.Cities.Rows(Records.OfToy[1]).Last();
        var filter = new ResultFilter { FirstYear = 1, Where = [(1, [(string)one[1]!]), (2, [(string)one[2]!, "no such"]), (3, [(string)one[3]!])] };
        Exactly((await store.ReadAsync(ResultTables.Cities, filter).ToArrayAsync()).ShouldHaveSingleItem()).ShouldBe(Exactly(one));
    }

    [StoreFact]
    public async Task A_year_whose_writing_was_cancelled_is_not_there()
    {
        await WriteAsync(0);
        await using (IResultStore store = Open())
        {
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(async () => await store.WriteAsync(Records.OfToy[1], cancelled.Token));
        }

        await ShouldHoldAsync(0);
    }

    /// <summary>The store of this test, as another process would open it.</summary>
    protected abstract IResultStore Open();

    protected async Task WriteAsync(params int[] years)
    {
        await using IResultStore store = Open();
        foreach (int year in years) await store.WriteAsync(Records.OfToy[year]);
    }

    /// <summary>The store holds these years, in this order and to the bit, and nothing else.</summary>
    protected async Task ShouldHoldAsync(params int[] years)
    {
        await using IResultStore store = Open();
        foreach (ResultTable table in ResultTables.All)
        {
            string[] expected = [.. years.SelectMany(year => table.Rows(Records.OfToy[year])).Select(Exactly)];
            string[] found = [.. (await RowsAsync(store, table, 0, int.MaxValue)).Select(Exactly)];
            found.ShouldBe(expected, table.Name);
        }
    }

    protected static async Task<List<object?[]>> RowsAsync(IResultStore store, ResultTable table, int firstYear, int lastYear)
    {
        var rows = new List<object?[]>();
        await foreach (object?[] row in store.ReadAsync(table, firstYear, lastYear)) rows.Add(row);
        return rows;
    }

    /// <summary>A row as text that tells apart types, bits and null.</summary>
    internal static string Exactly(object?[] row) => string.Join('|', row.Select(value => value switch
    {
        null => "null",
        double number => $"{BitConverter.DoubleToInt64Bits(number):x16}",
        long whole => $"{whole}",
        string text => $"'{text}'",
        _ => throw new InvalidOperationException($"A value of type {value.GetType()}."),
    }));
}
