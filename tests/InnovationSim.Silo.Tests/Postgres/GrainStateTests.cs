using InnovationSim.Silo.Tests.Building;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Postgres;

[Collection(OneSiloCollection.Name)]
public sealed class GrainStateTests(OneSilo one)
{
    private const string Name = "state";

    private readonly GrainId _grain = GrainId.Create("keeper", Guid.NewGuid().ToString("N"));

    private IGrainStorage Storage => one.Silo.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    [PostgresFact]
    public async Task A_grain_reads_what_it_wrote()
    {
        IKeeperGrain grain = one.Silo.Grains.GetGrain<IKeeperGrain>("reads/1");
        (await grain.ReadAsync()).ShouldBeNull();
        await grain.WriteAsync("first");
        await grain.WriteAsync("second, with ü, 创新 and a ' quote");
        (await grain.ReadAsync()).ShouldBe("second, with ü, 创新 and a ' quote");
        (await one.Schema.ScalarAsync<int>("SELECT version FROM silo_grain_state WHERE key_text = 'reads/1'")).ShouldBe(2);
    }

    [PostgresFact]
    public async Task What_was_cleared_can_be_written_again()
    {
        IKeeperGrain grain = one.Silo.Grains.GetGrain<IKeeperGrain>("clears/1");
        await grain.WriteAsync("first");
        await grain.ClearAsync();
        (await grain.ReadAsync()).ShouldBeNull();
        await grain.WriteAsync("again");
        (await grain.ReadAsync()).ShouldBe("again");
    }

    [PostgresFact]
    public async Task Clearing_what_never_was_is_no_error() => await one.Silo.Grains.GetGrain<IKeeperGrain>("never/1").ClearAsync();

    [PostgresFact]
    public async Task Grains_with_keys_that_look_alike_keep_apart()
    {
        string[] keys = ["apart/1", "apart/01", "Apart/1", "apart/1 "];
        foreach (string key in keys) await one.Silo.Grains.GetGrain<IKeeperGrain>(key).WriteAsync(key);
        foreach (string key in keys) (await one.Silo.Grains.GetGrain<IKeeperGrain>(key).ReadAsync()).ShouldBe(key);
        (await one.Schema.ScalarAsync<long>("SELECT count(*) FROM silo_grain_state WHERE key_text ILIKE 'apart/%1%'")).ShouldBe(keys.Length);
    }

    [PostgresFact]
    public async Task Of_two_that_write_first_one_is_refused()
    {
        GrainState<Word> first = new(new Word { Text = "one" }), other = new(new Word { Text = "other" });
        await Storage.WriteStateAsync(Name, _grain, first);
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync(Name, _grain, other));
        (await StateAsync(_grain)).State.ShouldNotBeNull().Text.ShouldBe("one");
    }

    [PostgresFact]
    public async Task Who_knows_an_older_state_can_neither_write_nor_clear()
    {
        await Storage.WriteStateAsync(Name, _grain, new GrainState<Word>(new Word { Text = "first" }));
        GrainState<Word> newer = await StateAsync(_grain), older = await StateAsync(_grain);
        newer.State!.Text = "second";
        await Storage.WriteStateAsync(Name, _grain, newer);
        older.State!.Text = "lost";
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync(Name, _grain, older));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync(Name, _grain, older));
        (await StateAsync(_grain)).State.ShouldNotBeNull().Text.ShouldBe("second");
    }

    [PostgresFact]
    public async Task Of_many_that_write_at_once_one_wins()
    {
        await Storage.WriteStateAsync(Name, _grain, new GrainState<Word>(new Word { Text = "0" }));
        GrainState<Word>[] writers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StateAsync(_grain)));
        bool[] won = await Task.WhenAll(writers.Select(writer => Task.Run(async () =>
        {
            try
            {
                await Storage.WriteStateAsync(Name, _grain, writer);
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        })));
        won.Count(each => each).ShouldBe(1);
    }

    private async Task<GrainState<Word>> StateAsync(GrainId grain)
    {
        var state = new GrainState<Word>(new Word());
        await Storage.ReadStateAsync(Name, grain, state);
        return state;
    }
}
