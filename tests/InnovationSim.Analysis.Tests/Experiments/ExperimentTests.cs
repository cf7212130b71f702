using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Analysis.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Experiments;

public sealed class ExperimentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_policy_that_changes_nothing_differs_by_nothing()
    {
        ExperimentPlan plan = Toys.Plan(2, Toys.Arm("baseline"), Toys.Arm("same", ("entry-rate", Toys.Spec().World.Parameters.EntryRate)));
        ExperimentResults results = await RunAsync(plan);
        foreach (ComparisonRow row in ComparisonTable.Of(results).Where(row => row.Difference.Difference.Count > 1))
            (row.Difference.Difference.Mean, row.Difference.Difference.Low).ShouldBe((0, 0), row.Metric.Name);
    }

    [Fact]
    public async Task More_entry_is_seen_in_every_pair()
    {
        ExperimentResults results = await RunAsync(Toys.Plan());
        ComparisonRow entries = ComparisonTable.Row(results, 1, MetricSeries.IndexOf("entries"), 1);
        entries.Difference.Difference.Mean.ShouldBeGreaterThan(0);
        entries.Difference.ShareWithSign.ShouldBe(1);
    }

    [Fact]
    public async Task Counts_are_those_of_the_whole_region_and_ratios_are_as_they_are()
    {
        ExperimentResults results = await RunAsync(Toys.Plan(1));
        int firms = MetricSeries.IndexOf("private-firms");
        int rate = MetricSeries.IndexOf("exit-rate");
        results.Values(0, firms, 2)[0].ShouldBe(results[0, 0]![2][firms] / Toys.Scale, 1e-6);
        results.Values(0, rate, 2)[0].ShouldBe(results[0, 0]![2][rate]);
    }

    [Fact]
    public async Task The_number_of_threads_changes_no_byte()
    {
        await RunAsync(Toys.Plan(), threads: 1, name: "one");
        await RunAsync(Toys.Plan(), threads: 4, name: "four");
        foreach (string file in _folder.Below("one").Where(file => file.EndsWith(".csv", StringComparison.Ordinal)))
            File.ReadAllBytes(_folder.In("four", file)).ShouldBe(File.ReadAllBytes(_folder.In("one", file)), file);
    }

    [Fact]
    public async Task An_experiment_that_was_cancelled_goes_on_to_the_same_bytes()
    {
        ExperimentResults whole = await RunAsync(Toys.Plan(), name: "whole");
        using var stop = new CancellationTokenSource();
        var afterThree = new Watch(done => { if (done == 3) stop.Cancel(); });
        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(Toys.Plan(), name: "halves", progress: afterThree, cancellationToken: stop.Token));
        int kept = Replicates("halves").Count();
        kept.ShouldBeInRange(3, 5);

        var watch = new Watch(_ => { });
        ExperimentResults resumed = await RunAsync(Toys.Plan(), name: "halves", progress: watch);
        watch.Kept.ShouldBe(kept);
        watch.Finished.ShouldBe(6 - kept);
        Csv(resumed).ShouldBe(Csv(whole));
    }

    [Fact]
    public async Task More_replicates_keep_those_that_are_there()
    {
        await RunAsync(Toys.Plan(1));
        var watch = new Watch(_ => { });
        await RunAsync(Toys.Plan(2), progress: watch);
        (watch.Kept, watch.Finished).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_further_arm_keeps_those_that_are_there()
    {
        await RunAsync(Toys.Plan(1, Toys.Arm("baseline")));
        var watch = new Watch(_ => { });
        await RunAsync(Toys.Plan(1, Toys.Arm("baseline"), Toys.Arm("other", ("entry-rate", 0.2))), progress: watch);
        (watch.Kept, watch.Finished).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_damaged_replicate_is_simulated_again()
    {
        await RunAsync(Toys.Plan(1));
        string file = _folder.In("experiment", "replicates", "baseline", "1.csv");
        string text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("\n1,", "\n1,9", StringComparison.Ordinal));
        var watch = new Watch(_ => { });
        await RunAsync(Toys.Plan(1), progress: watch);
        watch.Finished.ShouldBe(1);
        (await File.ReadAllTextAsync(file)).ShouldBe(text);
    }

    [Fact]
    public async Task A_torn_replicate_is_simulated_again()
    {
        await RunAsync(Toys.Plan(1));
        string file = _folder.In("experiment", "replicates", "baseline", "1.csv");
        string text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..(text.Length / 2)]);
        await RunAsync(Toys.Plan(1));
        (await File.ReadAllTextAsync(file)).ShouldBe(text);
    }

    [Fact]
    public async Task Other_inputs_are_refused_with_the_reason()
    {
        await RunAsync(Toys.Plan(1));
        Reasons(Toys.Plan(1) with { FirstSeed = 2 }).ShouldBe(["the first seed is 2 and was 1"]);
        Reasons(Toys.Plan(1) with { Years = 4 }).ShouldBe(["years are 4 and were 3"]);
        Reasons(Toys.Plan(1) with { Scale = 0.01 }).ShouldBe(["the scale is 0.01 and was 0.05"]);
        Reasons(Toys.Plan(1, Toys.Arm("baseline"), Toys.Arm("more-entry", ("entry-rate", 0.4))))
            .ShouldBe(["the arm more-entry is 'entry-rate=0.4' and was 'entry-rate=0.2'"]);
        Reasons(Toys.Plan(1) with { ScenarioHash = new string('a', 64) }).Single().ShouldStartWith("the scenario toy is not the one that was used");
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused()
    {
        Directory.CreateDirectory(_folder.In("experiment"));
        _folder.Write("experiment/mine.txt", "mine");
        (await Should.ThrowAsync<IOException>(() => RunAsync(Toys.Plan(1)))).Message.ShouldContain("holds files but no experiment");
        _folder.Below("experiment").ShouldBe(["mine.txt"]);
    }

    [Fact]
    public void A_folder_belongs_to_one_process_at_a_time()
    {
        using ExperimentFolder first = ExperimentFolder.Open(_folder.In("experiment"), Toys.Plan(1));
        Should.Throw<IOException>(() => ExperimentFolder.Open(_folder.In("experiment"), Toys.Plan(1)));
    }

    private async Task<ExperimentResults> RunAsync(
        ExperimentPlan plan, int threads = 2, string name = "experiment", IExperimentProgress? progress = null, CancellationToken cancellationToken = default)
    {
        using ExperimentFolder folder = ExperimentFolder.Open(_folder.In(name), plan);
        return await Experiment.RunAsync(plan, folder, threads, progress, cancellationToken);
    }

    private IReadOnlyList<string> Reasons(ExperimentPlan plan) =>
        Should.Throw<ExperimentMismatchException>(() => ExperimentFolder.Open(_folder.In("experiment"), plan)).Reasons;

    private IEnumerable<string> Replicates(string name) => _folder.Below(name).Where(file => file.EndsWith(".csv", StringComparison.Ordinal));

    private static byte[] Csv(ExperimentResults results)
    {
        using var stream = new MemoryStream();
        ComparisonCsv.Write(ComparisonTable.Of(results), stream);
        return stream.ToArray();
    }

    private sealed class Watch(Action<int> done) : IExperimentProgress
    {
        private int _finished;

        public int Kept { get; private set; }

        public int Finished => _finished;

        public void Begin(int kept, int all) => Kept = kept;

        public void Done(Arm arm, int replicate) => done(Interlocked.Increment(ref _finished));
    }
}
