using Microsoft.Extensions.Logging;

namespace InnovationSim.Api.Security;

/// <summary>The keys that open a host, as they stand in the file: keys that are added or removed count a few seconds later.</summary>
internal sealed partial class KeyRing
{
    // The file is read rather than watched: orchestrators replace mounted files in ways that watchers miss.
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(2);

    private readonly ApiKeyFile? _file;
    private readonly TimeProvider _time;
    private readonly ILogger<KeyRing> _log;
    private readonly Lock _reading = new();
    private volatile IReadOnlyList<ApiKey> _keys = [];
    private long _read;

    /// <summary>Reads the keys.</summary>
    /// <exception cref="ApiKeysException">The file cannot be read, or holds no key.</exception>
    public KeyRing(AccessOptions access, TimeProvider time, ILogger<KeyRing> log)
    {
        _time = time;
        _log = log;
        _read = time.GetTimestamp();
        if (access.ApiKeys is null) return;
        _file = new ApiKeyFile(access.ApiKeys, access.Program);
        _keys = _file.ReadSome();
    }

    /// <summary>Whether nobody needs a key.</summary>
    public bool IsOpen => _file is null;

    /// <summary>The key that a secret is; null if it is none.</summary>
    public ApiKey? Find(string secret)
    {
        ReadAgain();
        byte[] hash = ApiKey.HashOf(secret);
        ApiKey? found = null;
        // All of them are compared, so that time does not tell which one it was.
        foreach (ApiKey key in _keys) found = key.Is(hash) ? key : found;
        return found;
    }

    /// <summary>Whether a key that was found before still stands in the file, with the role that it had.</summary>
    /// <param name="sha256">Hash of its text, as the file has it.</param>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public bool IsInForce(string sha256, string role)
    {
        ReadAgain();
        return _keys.Any(key => string.Equals(key.Sha256, sha256, StringComparison.OrdinalIgnoreCase)
            && string.Equals(key.Role, role, StringComparison.Ordinal));
    }

    private void ReadAgain()
    {
        if (_file is null) return;
        lock (_reading)
        {
            if (_time.GetElapsedTime(_read) < ReadAgainAfter) return;
            _read = _time.GetTimestamp();
            try
            {
                _keys = _file.Read();
            }
            catch (ApiKeysException problem)
            {
                // Somebody may be at it by hand: nobody is locked out meanwhile.
                LogUnreadable(problem.Message);
            }
        }
    }

    [LoggerMessage(3, LogLevel.Error, "The keys read before stay in force. {Problem}")]
    private partial void LogUnreadable(string problem);
}
