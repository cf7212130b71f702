using System.Buffers;
using System.IO.Pipelines;
using InnovationSim.Contracts;

namespace InnovationSim.Api.Results;

/// <summary>Writes rows of a result table as they come: memory does not grow with their number.</summary>
internal abstract class RowsWriter
{
    private const int FlushBytes = 1 << 16;

    /// <summary>What the answer is.</summary>
    internal abstract string ContentType { get; }

    /// <summary>Writes all rows.</summary>
    /// <param name="row">Rows, of which the first was asked for already.</param>
    /// <param name="more">Whether there is a first one.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task WriteAsync(IAsyncEnumerator<ResultRow> row, bool more, PipeWriter output, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushBytes + (FlushBytes >> 2));
        Begin(buffer);
        for (; more; more = await row.MoveNextAsync().ConfigureAwait(false))
        {
            Write(buffer, row.Current.Values);
            if (buffer.WrittenCount >= FlushBytes) await SendAsync().ConfigureAwait(false);
        }

        End(buffer);
        await SendAsync().ConfigureAwait(false);

        async Task SendAsync()
        {
            await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>Writes rows that are all there.</summary>
    internal async Task WriteAsync(IEnumerable<ResultRow> rows, PipeWriter output, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<ResultRow> each = rows.ToAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        await using (each.ConfigureAwait(false))
            await WriteAsync(each, await each.MoveNextAsync().ConfigureAwait(false), output, cancellationToken).ConfigureAwait(false);
    }

    private protected abstract void Begin(ArrayBufferWriter<byte> buffer);

    private protected abstract void Write(ArrayBufferWriter<byte> buffer, IReadOnlyList<object?> row);

    private protected abstract void End(ArrayBufferWriter<byte> buffer);
}
