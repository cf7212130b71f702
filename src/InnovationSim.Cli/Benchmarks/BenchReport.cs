using System.Globalization;
using System.Text.Json;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel;
using InnovationSim.Storage.Results;
using Spectre.Console;

namespace InnovationSim.Cli.Benchmarks;

/// <summary>Says what was measured.</summary>
internal static class BenchReport
{
    internal static void WriteText(BenchResult all, BenchResult one)
    {
        MachineDescription machine = MachineDescription.Current;
        Screen.Out.WriteLine($"{machine.OperatingSystem}, {machine.Architecture}, {machine.Runtime}, {machine.Processors} processors");
        var table = new Table().Border(TableBorder.Simple).AddColumns("", $"{all.Threads} thread(s)", "1 thread");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        Row("private firms at the end", result => result.PrivateFirms.ToString("N0", CultureInfo.InvariantCulture));
        Row("first state and first year, s", result => Number(result.FirstYearSeconds, "0.00"));
        Row("later years, s a year", result => Number(result.Seconds / (result.Years - 1), "0.000"));
        Row("organisation-years a second, million", result => Number(result.Rate / 1e6, "0.00"));
        Row("the same a thread, million", result => Number(result.RatePerThread / 1e6, "0.00"));
        Row("ns an organisation-year and thread", result => Number(1e9 / result.RatePerThread, "0"));
        Row("time outside phases", result => Number(result.OutsideSeconds / result.Seconds, "0.0 %"));
        Row("time in garbage collection", result => Number(result.PauseSeconds / result.Seconds, "0.00 %"));
        Row("bytes of state a private firm", result => Number(result.StateBytesPerFirm, "0"));
        Row("bytes of messages a private firm", result => Number(result.MessageBytesPerFirm, "0"));
        Row("resident bytes a private firm", result => ReferenceEquals(result, all) ? Number(result.ResidentBytesPerFirm, "0") : "");
        Row("checkpoint: run held up, s", result => Number(result.Checkpoint.HeldUpSeconds, "0.000"));
        Row("checkpoint: until on disk, s", result => Number(result.Checkpoint.SaveSeconds, "0.000"));
        Row("checkpoint: restored, s", result => Number(result.Checkpoint.RestoreSeconds, "0.000"));
        Row("checkpoint: bytes an organisation", result => Number(result.Checkpoint.BytesPerOrganisation, "0.0"));
        Screen.Out.Write(table);
        Screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Speed-up over one thread: {all.Rate / one.Rate:0.00}"));
        var steps = new Table().Border(TableBorder.Simple).AddColumns("step", "ns an organisation-year, 1 thread", "phases");
        steps.Columns[1].RightAligned();
        foreach (YearStep step in Year.Steps)
        {
            double nanoseconds = one.Steps.GetValueOrDefault(step.Step).TotalNanoseconds / one.OrganisationYears;
            steps.AddRow(step.Step.ToString().ToLowerInvariant(), Number(nanoseconds, "0.0"), Markup.Escape(step.Phases));
        }

        Screen.Out.Write(steps);
        Screen.Out.WriteLine($"Digest {all.Digest}");

        void Row(string label, Func<BenchResult, string> text) => table.AddRow(label, text(all), text(one));
    }

    internal static void WriteJson(BenchResult all, BenchResult one)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("privateFirms", all.PrivateFirms);
            json.WriteNumber("years", all.Years);
            json.WriteNumber("threads", all.Threads);
            json.WriteNumber("organisationYearsPerSecond", all.Rate);
            json.WriteNumber("organisationYearsPerSecondPerThread", all.RatePerThread);
            json.WriteNumber("organisationYearsPerSecondOneThread", one.Rate);
            json.WriteNumber("speedUp", all.Rate / one.Rate);
            json.WriteNumber("shareOutsidePhases", all.OutsideSeconds / all.Seconds);
            json.WriteNumber("shareInGarbageCollection", all.PauseSeconds / all.Seconds);
            json.WriteNumber("stateBytesPerFirm", all.StateBytesPerFirm);
            json.WriteNumber("messageBytesPerFirm", all.MessageBytesPerFirm);
            json.WriteNumber("residentBytesPerFirm", all.ResidentBytesPerFirm);
            json.WriteNumber("checkpointHeldUpSeconds", all.Checkpoint.HeldUpSeconds);
            json.WriteNumber("checkpointSaveSeconds", all.Checkpoint.SaveSeconds);
            json.WriteNumber("checkpointRestoreSeconds", all.Checkpoint.RestoreSeconds);
            json.WriteNumber("checkpointBytesPerOrganisation", all.Checkpoint.BytesPerOrganisation);
            json.WriteStartObject("nanosecondsPerOrganisationYear");
            foreach (YearStep step in Year.Steps)
                json.WriteNumber(step.Step.ToString().ToLowerInvariant(), one.Steps.GetValueOrDefault(step.Step).TotalNanoseconds / one.OrganisationYears);
            json.WriteEndObject();
            json.WriteString("digest", all.Digest);
            json.WriteEndObject();
        }

        Console.Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
