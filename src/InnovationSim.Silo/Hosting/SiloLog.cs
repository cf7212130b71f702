using InnovationSim.Silo.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace InnovationSim.Silo.Hosting;

/// <summary>The log: a line an event on standard output, ours from Information on, others' from Warning on.</summary>
internal static class SiloLog
{
    internal static void AddSiloLog(this ILoggingBuilder logging, LogFormat format)
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("InnovationSim", LogLevel.Information)
            // It advises another garbage collector at each start. Ours keeps a silo small: phases reuse their memory.
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
            // It finds reminders of less than a minute too frequent; there is one in the whole cluster.
            .AddFilter("Orleans.Hosting.ReminderOptionsValidator", LogLevel.Error);
        if (format == LogFormat.Json) logging.AddJsonConsole(Set);
        else logging.AddSimpleConsole(options =>
        {
            Set(options);
            options.SingleLine = true;
        });
    }

    private static void Set(ConsoleFormatterOptions options)
    {
        options.UseUtcTimestamp = true;
        options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
    }
}
