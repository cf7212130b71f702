using InnovationSim.Storage.Postgres;
using Npgsql;
using Orleans.Concurrency;
using Orleans.Placement;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>Keeps a word.</summary>
public interface IKeeperGrain : IGrainWithStringKey
{
    Task<string?> ReadAsync();

    Task WriteAsync(string word);

    Task ClearAsync();
}

/// <summary>Counts ticks of its reminder, across silos: the count is kept.</summary>
public interface IAlarmGrain : IGrainWithIntegerKey
{
    Task SetAsync(TimeSpan period);

    Task<bool> StopAsync();

    [ReadOnly]
    Task<int> TicksAsync();

    Task<string> SiloAsync();

    /// <summary>Fails as a database does.</summary>
    Task FailAsync();
}

[GenerateSerializer]
[Alias("InnovationSim.Silo.Tests.Word")]
public sealed class Word
{
    [Id(0)]
    public string? Text { get; set; }
}

[GenerateSerializer]
[Alias("InnovationSim.Silo.Tests.TickCount")]
public sealed class TickCount
{
    [Id(0)]
    public int Ticks { get; set; }
}

internal sealed class KeeperGrain([PersistentState("word")] IPersistentState<Word> word) : Grain, IKeeperGrain
{
    public Task<string?> ReadAsync() => Task.FromResult(word.RecordExists ? word.State.Text : null);

    public Task WriteAsync(string text)
    {
        word.State.Text = text;
        return word.WriteStateAsync();
    }

    public Task ClearAsync() => word.ClearStateAsync();
}

[RandomPlacement]
internal sealed class AlarmGrain([PersistentState("ticks")] IPersistentState<TickCount> count, ILocalSiloDetails silo) : Grain, IAlarmGrain, IRemindable
{
    private const string Reminder = "alarm";

    public Task SetAsync(TimeSpan period) => this.RegisterOrUpdateReminder(Reminder, TimeSpan.Zero, period);

    public async Task<bool> StopAsync()
    {
        if (await this.GetReminder(Reminder) is not { } reminder) return false;
        await this.UnregisterReminder(reminder);
        return true;
    }

    public Task<int> TicksAsync() => Task.FromResult(count.State.Ticks);

    public Task<string> SiloAsync() => Task.FromResult(silo.SiloAddress.ToString());

    public Task FailAsync() => throw new NpgsqlException("the database is away", new DatabaseException("indeed"));

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        count.State.Ticks++;
        return count.WriteStateAsync();
    }
}
