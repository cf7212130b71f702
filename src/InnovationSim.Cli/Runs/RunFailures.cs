using InnovationSim.Cli.Terminal;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Cli.Runs;

/// <summary>What can go wrong with the disk of a run.</summary>
internal static class RunFailures
{
    internal static bool IsOfStorage(Exception failure) => failure is IOException or UnauthorizedAccessException or SqliteException;

    internal static FailedException CannotWrite(string path, Exception failure) => new(
        $"The results cannot be written to '{path}': {Failures.OneLine(failure)}",
        "Nothing was saved: results are written aside and moved only when they are whole.",
        failure);
}
