using InnovationSim.Silo.Client;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Client;

public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_fails_half_way_leaves_no_file()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => WholeFile.WriteAsync(_folder.In("half.csv"), async stream =>
        {
            await stream.WriteAsync(new byte[100_000]);
            throw new InvalidOperationException("The cluster is gone.");
        }));
        Directory.EnumerateFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_another_process_writes_is_left_to_it()
    {
        string file = _folder.In("shared.csv");
        await WholeFile.WriteAsync(file, async stream =>
        {
            await Should.ThrowAsync<IOException>(() => WholeFile.WriteAsync(file, _ => Task.CompletedTask));
            await stream.WriteAsync(new byte[] { 1, 2, 3 });
        });
        (await File.ReadAllBytesAsync(file)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_file_that_came_to_be_meanwhile_is_not_overwritten()
    {
        string file = _folder.In("late.csv");
        await Should.ThrowAsync<IOException>(() => WholeFile.WriteAsync(file, _ => File.WriteAllTextAsync(file, "theirs")));
        (await File.ReadAllTextAsync(file)).ShouldBe("theirs");
        Directory.EnumerateFiles(_folder.Path).ShouldBe([file]);
    }
}
