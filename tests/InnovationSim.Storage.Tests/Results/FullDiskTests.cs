using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

/// <summary>A disk that fills up somewhere between the first header and the manifest.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("years.csv", 0)]
    [InlineData("cities.csv", 10)]
    [InlineData("cities.csv", 1_000)]
    [InlineData("metrics.csv", 5_000)]
    [InlineData("events.csv", 300)]
    [InlineData("run.json", 0)]
    [InlineData("run.json", 100)]
    public void A_file_that_cannot_be_finished_says_so_and_nothing_stays(string file, long room)
    {
        Should.Throw<IOException>(() => Run(file, room)).Message.ShouldBe(FailingStream.Full);
        _folder.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_disk_that_is_large_enough_does_not_fail() => Should.NotThrow(() => Run("cities.csv", 1_000_000));

    [Fact]
    public void A_file_that_cannot_even_be_opened_says_so_and_nothing_stays()
    {
        Should.Throw<UnauthorizedAccessException>(() => ResultFolder.Create(
            _folder.In("out"),
            path => Path.GetFileName(path) == "metrics.csv" ? throw new UnauthorizedAccessException("Access is denied.") : File.Create(path)));
        _folder.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void Writers_that_fail_again_when_they_are_closed_do_not_hide_the_first_failure()
    {
        Should.Throw<TimeoutException>(() => ResultFolder.Create(
            _folder.In("out"), path => Path.GetFileName(path) == "events.csv" ? throw new TimeoutException("first") : new FailingStream(path, 0)));
        _folder.Entries.ShouldBeEmpty();
    }

    private void Run(string file, long room)
    {
        using ResultFolder results = ResultFolder.Create(
            _folder.In("out"), path =>
                Path.GetFileName(path) == file ? new FailingStream(path, room) : new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        foreach (YearRecord record in Records.OfToy) results.Write(record);
        results.Complete(Manifests.Some);
    }
}
