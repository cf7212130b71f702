using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InnovationSim.Api.Security;

/// <summary>An API key as it is kept: not the key, but a hash of it.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Sha256">SHA-256 of the key's text, 64 hexadecimal digits.</param>
/// <param name="Created">When it was made, UTC.</param>
public sealed record ApiKey(string Name, string Role, string Sha256, DateTimeOffset Created)
{
    // So that programs which look for leaked secrets find them.
    private const string Prefix = "innosim_";
    private const int RandomBytes = 32;

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="created">When.</param>
    /// <param name="secret">The key itself, which is shown once and kept nowhere.</param>
    internal static ApiKey Create(string name, string role, DateTimeOffset created, out string secret)
    {
        secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        return new ApiKey(name, role, Convert.ToHexStringLower(HashOf(secret)), created);
    }

    // A plain hash, not a slow one: 256 random bits cannot be guessed, however fast guesses are tried.
    internal static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    internal bool IsOf(string name) => string.Equals(Name, name, StringComparison.Ordinal);

    /// <summary>Whether a secret is this key; takes as long for a wrong one as for the right one.</summary>
    internal bool Is(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(Sha256), hash);
}
