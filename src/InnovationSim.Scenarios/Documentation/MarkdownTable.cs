using System.Text;

namespace InnovationSim.Scenarios.Documentation;

/// <summary>A table of Markdown (pipes, one line a row). Cells may hold any text: what would end them is escaped.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();
    private readonly int _columns;

    internal MarkdownTable(params ReadOnlySpan<string> headers)
    {
        _columns = headers.Length;
        Add(headers);
        _text.Append('|');
        for (int column = 0; column < headers.Length; column++) _text.Append("---|");
        _text.Append('\n');
    }

    /// <summary>The whole table, with a line feed at its end.</summary>
    public override string ToString() => _text.ToString();

    internal void Add(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != _columns) throw new ArgumentException($"The table has {_columns} columns; the row has {cells.Length} cells.", nameof(cells));
        _text.Append('|');
        foreach (string cell in cells) _text.Append(' ').Append(Escape(cell)).Append(" |");
        _text.Append('\n');
    }

    private static string Escape(string cell) => cell.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim();
}
