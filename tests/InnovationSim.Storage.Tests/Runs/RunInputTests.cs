using InnovationSim.Storage.Runs;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Runs;

public sealed class RunInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Out => _folder.In("out");

    private string File => _folder.In("out", ".run", "input.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_comes_back_as_it_went()
    {
        await MakeAsync();
        RunInput back = RunFolder.InputOf(Out);
        back.ToJson().ShouldBe(Folders.Input.ToJson());
        back.InputHash.ShouldBe(Folders.Input.InputHash);
    }

    [Fact]
    public void Whatever_a_checkpoint_depends_on_is_in_its_hash()
    {
        string hash = Folders.Input.InputHash;
        (Folders.Input with { Scale = 0.02 }).InputHash.ShouldNotBe(hash);
        (Folders.Input with { ScenarioHash = new string('1', 64) }).InputHash.ShouldNotBe(hash);
        (Folders.Input with { Sets = new Dictionary<string, double> { ["entry-rate"] = 0.2 } }).InputHash.ShouldNotBe(hash);
        (Folders.Input with { Sets = new Dictionary<string, double>() }).InputHash.ShouldNotBe(hash);
        (Folders.Input with { Run = "other", Years = 9, CheckpointEvery = 0 }).InputHash.ShouldBe(hash);
    }

    [Fact]
    public async Task Any_flipped_bit_is_noticed()
    {
        await MakeAsync();
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        // What follows the checksum is white space to its reader.
        for (int at = 0; at < bytes.Length - 1; at += 7)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= (byte)(1 << (at % 8));
            System.IO.File.WriteAllBytes(File, damaged);
            Should.Throw<IOException>(() => RunFolder.InputOf(Out), $"bit {at % 8} of byte {at}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_missing_end_is_noticed(int length)
    {
        await MakeAsync();
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..length]);
        Should.Throw<IOException>(() => RunFolder.InputOf(Out)).Message.ShouldContain("cut off");
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        await MakeAsync();
        SealedText.Write(File, (Folders.Input with { Format = RunInput.CurrentFormat + 1 }).ToJson());
        Should.Throw<IOException>(() => RunFolder.InputOf(Out)).Message.ShouldContain("Use a newer one");
    }

    [Fact]
    public void A_folder_that_is_no_runs_is_refused() => Should.Throw<IOException>(() => RunFolder.InputOf(Out)).Message.ShouldContain("is not the folder of a run");

    private async Task MakeAsync() => await RunFolder.Create(Out, Folders.Input).DisposeAsync();
}
