using System.Diagnostics;

namespace InnovationSim.Web.Tests.Building;

/// <summary>Waits for what is to come, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    internal static async Task IsAsync(Func<Task<bool>> isSo, string what = "it")
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Deadline) throw new TimeoutException($"{what} has not come to be within {Deadline}.");
            await Task.Delay(20);
        }
    }

    internal static Task IsAsync(Func<bool> isSo, string what = "it") => IsAsync(() => Task.FromResult(isSo()), what);
}
