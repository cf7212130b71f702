using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Checkpoints;

/// <summary>A manifest of another run, or one that cannot be, is refused before anything is read or changed.</summary>
public sealed class ManifestCheckTests
{
    [Theory]
    [InlineData("seed", "another seed")]
    [InlineData("input", "another scenario")]
    [InlineData("model", "version 99 of the model")]
    [InlineData("newer", "format 7; this program reads up to 1")]
    [InlineData("format", "format 0")]
    [InlineData("cities", "kinds and cities")]
    [InlineData("fewer cities", "kinds and cities")]
    [InlineData("agents", "counts -1 agents")]
    [InlineData("shards", "shards of this run's sizes")]
    [InlineData("year", "cannot be")]
    [InlineData("years", "cannot be")]
    [InlineData("epoch", "cannot be")]
    [InlineData("organisations", "cannot be")]
    [InlineData("no parts", "does not end with part region")]
    [InlineData("no region", "does not end with part region")]
    [InlineData("two regions", "part region stands in its place")]
    [InlineData("empty entry", "empty entry")]
    public async Task It_is_refused_with_the_reason(string what, string reason)
    {
        Saved saved = await Saved.MakeAsync();
        CheckpointManifest manifest = saved.Newest;
        CheckpointManifest other = what switch
        {
            "seed" => manifest with { Seed = "2" },
            "input" => manifest with { InputHash = new string('1', 64) },
            "model" => manifest with { ModelVersion = 99 },
            "newer" => manifest with { Format = 7 },
            "format" => manifest with { Format = 0 },
            "cities" => manifest with { Agents = [.. manifest.Agents, 0, 0, 0, 0, 0] },
            "fewer cities" => manifest with { Agents = [.. manifest.Agents.Take(5)] },
            "agents" => manifest with { Agents = [-1, .. manifest.Agents.Skip(1)] },
            "shards" => manifest with { Agents = [.. manifest.Agents.Select(_ => int.MaxValue)] },
            "year" => manifest with { Year = -1 },
            "years" => manifest with { Year = RunSpec.MostYears + 1 },
            "epoch" => manifest with { Epoch = -1 },
            "organisations" => manifest with { Organisations = -1 },
            "no parts" => manifest with { Parts = [] },
            "no region" => manifest with { Parts = [.. manifest.Parts.SkipLast(1)] },
            "two regions" => manifest with { Parts = [manifest.Parts[^1], .. manifest.Parts] },
            _ => manifest with { Parts = [null!, .. manifest.Parts] },
        };

        await ShouldBeRefusedAsync(saved, other, reason);
    }

    [Fact]
    public async Task Every_part_that_is_listed_twice_is_refused()
    {
        Saved saved = await Saved.MakeAsync();
        for (int at = 0; at < saved.Newest.Parts.Count - 1; at++)
        {
            List<CheckpointPartEntry> parts = [.. saved.Newest.Parts];
            parts.Insert(at, parts[at]);
            await ShouldBeRefusedAsync(saved, saved.Newest with { Parts = parts }, parts[at].Name);
        }
    }

    [Fact]
    public async Task Every_part_that_is_missing_is_noticed()
    {
        Saved saved = await Saved.MakeAsync();
        for (int at = 0; at < saved.Newest.Parts.Count; at++)
        {
            List<CheckpointPartEntry> parts = [.. saved.Newest.Parts];
            parts.RemoveAt(at);
            // Firms that are missing are only noticed by the digest: a shard may have lost all of them.
            await Should.ThrowAsync<CheckpointException>(
                () => Saved.Coordinator().RestoreAsync(saved.Store, saved.Newest with { Parts = parts }), saved.Newest.Parts[at].Name);
        }
    }

    [Fact]
    public async Task Parts_in_another_order_are_refused()
    {
        Saved saved = await Saved.MakeAsync();
        List<CheckpointPartEntry> parts = [.. saved.Newest.Parts];
        int at = parts.FindIndex(part => part.Kind == AgentKind.PrivateFirm);
        (parts[at], parts[at + 1]) = (parts[at + 1], parts[at]);
        await ShouldBeRefusedAsync(saved, saved.Newest with { Parts = parts }, "holds serials");
    }

    [Theory]
    [InlineData(-1, 64)]
    [InlineData(0, 0)]
    [InlineData(1, 64)]
    [InlineData(0, 65)]
    [InlineData(0, int.MaxValue)]
    [InlineData(int.MaxValue, int.MinValue)]
    public async Task Serials_that_overlap_or_cannot_be_are_refused(int first, int end)
    {
        Saved saved = await Saved.MakeAsync();
        List<CheckpointPartEntry> parts = [.. saved.Newest.Parts];
        int at = parts.FindIndex(part => part is { Kind: AgentKind.PrivateFirm, FirstSerial: 0, EndSerial: 64 });
        parts[at] = parts[at] with { FirstSerial = first, EndSerial = end };
        await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreAsync(saved.Store, saved.Newest with { Parts = parts }));
    }

    [Theory]
    [InlineData((AgentKind)9, 0)]
    [InlineData(AgentKind.PrivateFirm, 65_537)]
    [InlineData(AgentKind.PrivateFirm, -1)]
    [InlineData(AgentKind.University, 1)]
    public async Task A_part_of_a_kind_or_city_that_does_not_belong_there_is_refused(AgentKind kind, int city)
    {
        Saved saved = await Saved.MakeAsync();
        List<CheckpointPartEntry> parts = [.. saved.Newest.Parts];
        int at = parts.FindIndex(part => part.Kind == AgentKind.PrivateFirm);
        parts[at] = parts[at] with { Kind = kind, City = city };
        await ShouldBeRefusedAsync(saved, saved.Newest with { Parts = parts }, parts[at].Name);
    }

    [Fact]
    public async Task A_run_that_is_offered_a_checkpoint_of_another_goes_on_as_if_nothing_had_been()
    {
        Saved saved = await Saved.MakeAsync();
        RunCoordinator run = Saved.Coordinator();
        await run.BeginAsync();
        await run.RunYearAsync();
        await Should.ThrowAsync<CheckpointException>(() => run.RestoreAsync(saved.Store, saved.Newest with { Seed = "2" }));
        (await run.RunAsync()).Digest.ToString().ShouldBe(saved.End);
    }

    private static async Task ShouldBeRefusedAsync(Saved saved, CheckpointManifest manifest, string reason)
    {
        bool read = false;
        saved.Store.BeforeRead = (_, _) => read = true;
        (await Should.ThrowAsync<CheckpointException>(() => Saved.Coordinator().RestoreAsync(saved.Store, manifest))).Message.ShouldContain(reason);
        read.ShouldBeFalse("a part was read");
    }
}
