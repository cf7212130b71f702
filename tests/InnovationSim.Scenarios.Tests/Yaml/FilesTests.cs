using System.Diagnostics;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Yaml;

public sealed class FilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_reads_like_its_text()
    {
        string path = In("toy-copy.yaml");
        File.WriteAllText(path, Toy.Text);
        ScenarioReader.ReadFile(path).Hash.ShouldBe(ScenarioLibrary.Load("toy").Hash);
    }

    [Fact]
    public void A_missing_file_is_named_with_the_folder()
    {
        string path = In("nowhere.yaml");
        ScenarioException refused = Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(path));
        refused.FileName.ShouldBe(path);
        refused.Problems.ShouldHaveSingleItem().Hint!.ShouldContain(_folder.FullName);
    }

    [Fact]
    public void A_missing_folder_is_a_missing_file() =>
        Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(In(Path.Combine("none", "x.yaml")))).Message.ShouldContain("There is no file");

    [Fact]
    public void A_directory_is_refused() =>
        Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(_folder.FullName)).Message.ShouldContain("is a directory");

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b.yaml")]
    public void A_path_that_is_none_is_refused(string path) => Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(path));

    [Fact]
    public void A_path_that_is_too_long_is_refused() =>
        Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(In(new string('x', 5_000))));

    [Fact]
    public void A_file_of_100_MB_is_refused_at_once()
    {
        string path = In("large.yaml");
        using (FileStream file = File.Create(path)) file.SetLength(100_000_000);
        var watch = Stopwatch.StartNew();
        ScenarioException refused = Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(path));
        watch.ElapsedMilliseconds.ShouldBeLessThan(1_000);
        refused.Message.ShouldContain("The file has 95.37 MiB, more than the 4 MiB that a scenario may have.");
    }

    [Fact]
    public void A_device_without_end_is_refused()
    {
        if (!File.Exists("/dev/zero")) return;
        Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile("/dev/zero")).Message.ShouldContain(
            "has more than the 4 MiB that a scenario may have");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        string path = In("empty.yaml");
        File.WriteAllText(path, "");
        Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(path)).Message.ShouldBe(
            $"{path}: The file is empty. Begin with a copy of a built-in scenario.");
    }

    [Fact]
    public void A_file_that_is_locked_away_is_refused()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        string path = In("secret.yaml");
        File.WriteAllText(path, Toy.Text);
        File.SetUnixFileMode(path, UnixFileMode.None);
        Should.Throw<ScenarioException>(() => ScenarioReader.ReadFile(path)).Message.ShouldContain("access is denied");
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
