using System.Data;
using System.Diagnostics;
using Npgsql;

namespace InnovationSim.Storage.Postgres;

/// <summary>A PostgreSQL database that stores share: its pool of connections, its patience and its errors.</summary>
/// <remarks>
/// <para>Safe from several threads. The tables live in the first schema of the search path: <c>Search Path=…</c> in the connection string puts
/// them elsewhere than in the default one. <see cref="PostgresSchema"/> makes them.</para>
/// <para>Work is done in transactions that may be repeated: when the connection breaks, the server restarts or two transactions are in each
/// other's way, the whole transaction is tried again until patience ends.</para>
/// </remarks>
public sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>How long work is tried again if nothing else is said.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _patience;

    /// <summary>A database; nothing is opened yet.</summary>
    /// <param name="connectionString">As Npgsql takes it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="patience">How long work that failed for a passing reason is tried again; zero for once only.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgresDatabase(string connectionString, TimeSpan? patience = null)
    {
        NpgsqlConnectionStringBuilder settings = Read(connectionString);
        settings.ApplicationName ??= "InnovationSim";
        _patience = patience ?? UsualPatience;
        // Named, or metrics would name it by its connection string.
        _source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "stores" }.Build();
        Name = $"PostgreSQL database {settings.Database ?? settings.Username} on {settings.Host}:{settings.Port}";
    }

    /// <summary>Database, host and port, for messages.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Asks whether the database answers, once.</summary>
    /// <exception cref="DatabaseException">It does not.</exception>
    public async Task PingAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            NpgsqlCommand command = _source.CreateCommand("SELECT 1");
            await using (command.ConfigureAwait(false)) await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException failure)
        {
            throw Explain(failure);
        }
    }

    /// <summary>Does work in a transaction and commits it. The work may be done several times: only the last one counts.</summary>
    /// <exception cref="DatabaseException">The database failed, and patience is over or would not help.</exception>
    internal Task<T> TransactAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => RepeatAsync(
        async token =>
        {
            NpgsqlConnection connection = await _source.OpenConnectionAsync(token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                // Said outright, since servers may be set otherwise: whoever has waited for a lock must see what the one before has done.
                NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    T result = await work(connection, token).ConfigureAwait(false);
                    await transaction.CommitAsync(token).ConfigureAwait(false);
                    return result;
                }
            }
        },
        cancellationToken);

    /// <inheritdoc cref="TransactAsync{T}"/>
    internal Task TransactAsync(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken cancellationToken) => TransactAsync(
        async (connection, token) =>
        {
            await work(connection, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Starts reading rows; disposing of the reader frees its connection. Only the start is tried again.</summary>
    internal Task<NpgsqlDataReader> ReadAsync(string sql, object[] values, CancellationToken cancellationToken) => RepeatAsync(
        async token =>
        {
            NpgsqlConnection connection = await _source.OpenConnectionAsync(token).ConfigureAwait(false);
            try
            {
                // The reader needs its command as long as it reads; a command holds nothing that must be given back.
                return await connection.Command(sql, values).ExecuteReaderAsync(CommandBehavior.CloseConnection, token).ConfigureAwait(false);
            }
            catch
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        },
        cancellationToken);

    /// <summary>A failure in words that help.</summary>
    internal DatabaseException Explain(NpgsqlException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn } missing =>
            new DatabaseException($"The {Name} has no tables of this program, or only those of an older one: {missing.MessageText}. Migrate it first.", failure),
        PostgresException refused => new DatabaseException($"The {Name} refuses: {refused.MessageText} (SQLSTATE {refused.SqlState}).", failure),
        { InnerException: { } cause } => new DatabaseException($"The {Name} cannot be reached: {failure.Message.TrimEnd('.')}: {cause.Message.TrimEnd('.')}.", failure),
        _ => new DatabaseException($"The {Name} cannot be reached: {failure.Message.TrimEnd('.')}.", failure),
    };

    private async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await work(cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException failure)
            {
                if (!Passes(failure) || Stopwatch.GetElapsedTime(started) + pause > _patience) throw Explain(failure);
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a failure may be over soon. Npgsql counts a server that is being stopped or has just crashed as one that stays away.</summary>
    private static bool Passes(NpgsqlException failure) =>
        failure.IsTransient || failure.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            if (!string.IsNullOrWhiteSpace(settings.Host)) return settings;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or OverflowException or KeyNotFoundException or InvalidCastException)
        {
            // What could not be read may be the rest of a password that holds a semicolon: neither it nor the reason is passed on.
        }

        throw new ArgumentException(
            "The connection string of PostgreSQL cannot be read. It takes Host=…;Port=…;Database=…;Username=…;Password=…; values with a semicolon stand in quotes.",
            nameof(connectionString));
    }
}
