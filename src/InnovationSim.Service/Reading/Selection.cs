using InnovationSim.Contracts;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Results;

namespace InnovationSim.Service.Reading;

/// <summary>Which rows and columns of a table a query takes.</summary>
internal sealed class Selection
{
    private readonly int[] _columns;
    private readonly (int Column, IReadOnlyList<string> Values)[] _where;

    private Selection(ResultTable table, int[] columns, (int Column, IReadOnlyList<string> Values)[] where)
    {
        Table = table;
        _columns = columns;
        _where = where;
    }

    internal ResultTable Table { get; }

    internal static Selection Of(ResultQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var check = new RequestCheck();
        ResultTable? table = ResultTables.All.FirstOrDefault(table => string.Equals(table.Name, query.Table, StringComparison.Ordinal));
        if (table is null)
        {
            check.Add("table", query.Table, $"one of {string.Join(", ", ResultTables.All.Select(each => each.Name))}");
            check.ThrowIfAny();
        }

        int[] columns = [.. (query.Columns ?? []).Select(name => Find(table!, name, "columns", textOnly: false, check))];
        (int, IReadOnlyList<string>)[] where = [.. query.Where?.Select(each => (Find(table!, each.Key, "where", textOnly: true, check), each.Value)) ?? []];
        check.ThrowIfAny();
        return new Selection(table!, columns, where);
    }

    /// <summary>What is read of some years.</summary>
    internal ResultFilter Of(int firstYear, int lastYear) => new() { FirstYear = firstYear, LastYear = lastYear, Columns = _columns, Where = _where };

    private static int Find(ResultTable table, string name, string field, bool textOnly, RequestCheck check)
    {
        for (int column = 0; column < table.Columns.Count; column++)
        {
            if (string.Equals(table.Columns[column].Name, name, StringComparison.Ordinal) && (!textOnly || table.Columns[column].Type == ColumnType.Text))
                return column;
        }

        IEnumerable<string> names = table.Columns.Where(column => !textOnly || column.Type == ColumnType.Text).Select(column => column.Name);
        check.Add(field, name, $"columns of {(textOnly ? "text of " : "")}table {table.Name}: {string.Join(", ", names)}");
        return -1;
    }
}
