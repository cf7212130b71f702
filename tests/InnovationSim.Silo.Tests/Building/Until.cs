using System.Diagnostics;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>Waiting for something to come about, with a deadline.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until a condition holds.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> TrueAsync(string what, TimeSpan patience, Func<Task<bool>> condition)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > patience) throw new TimeoutException($"{what}: not within {patience.TotalSeconds} s");
            await Task.Delay(Pause);
        }

        return Stopwatch.GetElapsedTime(started);
    }
}
