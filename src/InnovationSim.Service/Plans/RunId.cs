using System.Globalization;
using System.Security.Cryptography;

namespace InnovationSim.Service.Plans;

/// <summary>Identities of runs: the time in UTC to the second and four random letters, so that they sort by time and hardly ever clash.</summary>
public static class RunId
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A new one.</summary>
    public static string New(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString(Letters, 4);
}
