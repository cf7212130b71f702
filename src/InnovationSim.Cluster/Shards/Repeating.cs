namespace InnovationSim.Cluster.Shards;

/// <summary>Calls that may be made again: the answer to a command under way comes late, not twice.</summary>
internal static class Repeating
{
    /// <summary>How often a call that timed out is made again before the silo is given up.</summary>
    private const int Times = 20;

    internal static async Task CallAsync(Func<Task> call) =>
        await CallAsync(async () =>
        {
            await call().ConfigureAwait(false);
            return 0;
        }).ConfigureAwait(false);

    internal static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        for (int left = Times; ; left--)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (TimeoutException) when (left > 0)
            {
                // A large step may take longer than a call may: it is asked for again, and the answer is that of the first.
            }
        }
    }
}
