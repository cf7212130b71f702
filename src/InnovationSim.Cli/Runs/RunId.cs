using System.Globalization;
using System.Security.Cryptography;

namespace InnovationSim.Cli.Runs;

/// <summary>Identities of runs: the time in UTC to the second and four random letters, so that they sort by time and do not clash.</summary>
internal static class RunId
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    internal static string New(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString(Letters, 4);
}
