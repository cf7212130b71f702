using System.Security.Cryptography;
using System.Text;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Storage.Tests.Building.Checkpoints;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <summary>Files that are not what they were: listed with the problem, or refused by name, and never worse for the one before.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private DirectoryCheckpointStore Store => new(_folder.Path);

    private string ManifestFile => _folder.In(Run, "epoch-000000.year-000010.json");

    private string PartsFile => _folder.In(Run, "epoch-000000.year-000010.1.parts");

    [Fact]
    public async Task Every_flipped_bit_of_a_manifest_is_noticed()
    {
        await CommitTwoAsync();
        byte[] bytes = File.ReadAllBytes(ManifestFile);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CheckpointException>(() => StoredManifest.Parse(Encoding.UTF8.GetString(bytes), "x"), $"bit {bit % 8} of byte {bit / 8}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public async Task A_manifest_with_a_flipped_bit_is_listed_with_the_problem()
    {
        await CommitTwoAsync();
        byte[] bytes = File.ReadAllBytes(ManifestFile);
        bytes[100] ^= 1;
        File.WriteAllBytes(ManifestFile, bytes);
        IReadOnlyList<StoredCheckpoint> listed = await Store.ListAsync(Run);
        listed.Select(stored => stored.Manifest?.Year).ShouldBe([null, 5]);
        listed[0].Problem!.ShouldContain("checksum");
    }

    [Fact]
    public async Task Every_missing_end_of_a_manifest_is_noticed()
    {
        await CommitTwoAsync();
        byte[] right = File.ReadAllBytes(ManifestFile);
        DirectoryCheckpointStore store = Store;
        for (int length = 0; length < right.Length; length++)
        {
            File.WriteAllBytes(ManifestFile, right[..length]);
            (await store.ListAsync(Run))[0].Problem.ShouldNotBeNull($"{length} bytes");
        }
    }

    [Fact]
    public async Task A_manifest_of_a_newer_format_is_listed_with_both_versions()
    {
        await CommitTwoAsync();
        Rewrite(text => text.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
        string problem = (await Store.ListAsync(Run))[0].Problem!;
        problem.ShouldContain("format 2");
        problem.ShouldContain("up to 1");
        problem.ShouldContain(ManifestFile);
    }

    [Fact]
    public async Task A_manifest_of_a_newer_format_may_say_everything_else_in_other_words()
    {
        await CommitTwoAsync();
        Rewrite(_ => """{ "manifest": { "format": 3, "parts": "elsewhere" } }""");
        (await Store.ListAsync(Run))[0].Problem!.ShouldContain("format 3");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("{ \"manifest\": null, \"places\": {} }")]
    [InlineData("{ \"manifest\": { \"format\": \"1\" }, \"places\": {} }")]
    public async Task A_manifest_that_says_something_else_is_listed_with_the_problem(string json)
    {
        await CommitTwoAsync();
        Rewrite(_ => json);
        (await Store.ListAsync(Run))[0].Problem!.ShouldContain(ManifestFile);
    }

    [Theory]
    [InlineData("\"agents\": [", "\"agents\": null, \"x\": [")]
    [InlineData("\"year\": 10", "\"year\": 11")]
    [InlineData("\"run\": \"2026", "\"run\": \"2027")]
    [InlineData("\"file\": \"epoch", "\"file\": \"../epoch")]
    [InlineData("\"file\": \"epoch-000000.year-000010", "\"file\": \"epoch-000000.year-000005")]
    public async Task A_manifest_that_names_what_is_not_its_own_is_listed_with_the_problem(string what, string instead)
    {
        await CommitTwoAsync();
        Rewrite(text => text.Replace(what, instead, StringComparison.Ordinal));
        (await Store.ListAsync(Run))[0].Problem!.ShouldContain(ManifestFile);
    }

    [Theory]
    [InlineData("\"a\": 0", "\"a\": -1")]
    [InlineData("\"a\": 0", "\"a\": 9223372036854775807")]
    [InlineData("\"a\": 0", "\"other\": 0")]
    [InlineData("\"bytes\": 5", "\"bytes\": -5")]
    [InlineData("\"bytes\": 5", "\"bytes\": 21474836")]
    public async Task A_manifest_whose_parts_lie_nowhere_gives_no_part(string what, string instead)
    {
        await CommitTwoAsync();
        Rewrite(text => text.Replace(what, instead, StringComparison.Ordinal));
        long before = GC.GetAllocatedBytesForCurrentThread();
        await Should.ThrowAsync<CheckpointException>(async () => await Store.ReadAsync(Key(10), "a"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 22);
    }

    [Fact]
    public async Task The_file_of_parts_that_is_cut_off_is_named()
    {
        await CommitTwoAsync();
        byte[] right = File.ReadAllBytes(PartsFile);
        for (int length = 0; length < right.Length; length++)
        {
            File.WriteAllBytes(PartsFile, right[..length]);
            (await Should.ThrowAsync<CheckpointException>(() => Store.IsWholeAsync(Manifest(Key(10), "a")))).Message.ShouldContain(PartsFile);
        }
    }

    [Fact]
    public async Task The_file_of_parts_that_is_missing_is_named()
    {
        await CommitTwoAsync();
        File.Delete(PartsFile);
        var missing = await Should.ThrowAsync<CheckpointException>(async () => await Store.ReadAsync(Key(10), "a"));
        missing.Message.ShouldContain(PartsFile);
    }

    [Fact]
    public async Task A_part_that_is_not_in_the_manifest_is_not_there()
    {
        await CommitTwoAsync();
        (await Should.ThrowAsync<CheckpointException>(async () => await Store.ReadAsync(Key(10), "z"))).Message.ShouldContain("no part z");
        await Should.ThrowAsync<CheckpointException>(async () => await Store.ReadAsync(Key(11), "a"));
        await Should.ThrowAsync<CheckpointException>(async () => await Store.ReadAsync(Key(10, run: "other"), "a"));
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_does_not_count_as_one_of_those_kept()
    {
        (CheckpointManifest older, _) = await CommitTwoAsync();
        File.WriteAllText(ManifestFile, "damaged");
        DirectoryCheckpointStore store = Store;

        CheckpointManifest third = await store.CommitAsync(Key(15), "a");

        // Two that can be read, and the one between them, of which nobody knows.
        (await store.ListAsync(Run)).Select(stored => stored.Manifest?.Year).ShouldBe([15, null, 5]);
        (await store.IsWholeAsync(older)).ShouldBeTrue();
        File.Exists(PartsFile).ShouldBeTrue();
        await store.CommitAsync(Key(20), "a");
        (await store.ListedAsync()).ShouldBe([(0, 20), (0, 15)]);
        (await store.IsWholeAsync(third)).ShouldBeTrue();
        File.Exists(PartsFile).ShouldBeFalse();
    }

    private async Task<(CheckpointManifest Older, CheckpointManifest Newest)> CommitTwoAsync()
    {
        DirectoryCheckpointStore store = Store;
        return (await store.CommitAsync(Key(5), "a"), await store.CommitAsync(Key(10), "a"));
    }

    /// <summary>Changes a manifest and makes its checksum right again: nobody's accident.</summary>
    private void Rewrite(Func<string, string> change)
    {
        string text = File.ReadAllText(ManifestFile);
        string before = text[..text.LastIndexOf("\nsha256 ", StringComparison.Ordinal)];
        string after = change(before);
        after.ShouldNotBe(before);
        File.WriteAllText(ManifestFile, $"{after}\nsha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(after)))}\n");
    }
}
