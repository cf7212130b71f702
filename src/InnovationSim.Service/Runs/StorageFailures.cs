using System.Data.Common;
using System.Runtime.CompilerServices;
using InnovationSim.Contracts;

namespace InnovationSim.Service.Runs;

/// <summary>Failures of disks and databases, as opposed to what is wrong with a request or the program.</summary>
public static class StorageFailures
{
    /// <summary>Whether it is one: it may be over later.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException or DbException;

    /// <summary>Does something and tells such a failure as <see cref="ServiceUnavailableException"/>.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (Is(failure))
        {
            throw Unavailable(failure);
        }
    }

    /// <summary>The same for a stream.</summary>
    public static async IAsyncEnumerable<T> GuardAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IAsyncEnumerator<T> each = items.GetAsyncEnumerator(cancellationToken);
        await using (each.ConfigureAwait(false))
        {
            while (await GuardAsync(() => each.MoveNextAsync().AsTask()).ConfigureAwait(false)) yield return each.Current;
        }
    }

    private static ServiceUnavailableException Unavailable(Exception failure) => new($"The runs cannot be reached: {failure.Message}", failure);
}
