using System.Net;

namespace InnovationSim.Api.Security;

/// <summary>Where HTTP is listened for: by this machine alone, unless there are keys.</summary>
public static class HttpAddress
{
    /// <summary>Where it is listened for if nothing else is said.</summary>
    public const string Usual = "http://127.0.0.1:8080";

    /// <summary>What an address may be.</summary>
    public const string Allowed = "http://ADDRESS:PORT with a numeric address or localhost, for example http://127.0.0.1:8080";

    /// <summary>
    /// Reads an address: no more than scheme, host and port, of which the host is a number or localhost; <c>*</c> and <c>+</c> are all addresses.
    /// </summary>
    public static bool TryRead(string text, out Uri? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        string wildcard = text.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(wildcard, UriKind.Absolute, out address)
            && string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && address.PathAndQuery is "/"
            && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            && (address.IsLoopback || IPAddress.TryParse(address.DnsSafeHost, out _));
    }

    /// <summary>Why an address must not be listened on without keys, in one sentence and a way out; null if it may.</summary>
    /// <param name="address">The address.</param>
    /// <param name="access">Whether there are keys.</param>
    public static string? Refusal(Uri address, AccessOptions access)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(access);
        return address.IsLoopback || access.ApiKeys is not null
            ? null
            : $"--http is '{address.GetLeftPart(UriPartial.Authority)}', which other machines reach; without --api-keys it takes a loopback address. "
                + $"'{access.Program} keys add NAME --role operator --api-keys FILE' makes a key.";
    }
}
