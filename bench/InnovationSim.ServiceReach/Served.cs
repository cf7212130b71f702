using System.Diagnostics;
using InnovationSim.Client;
using InnovationSim.Contracts;

namespace InnovationSim.ServiceReach;

/// <summary><c>innosim serve</c> in a process of its own, with a folder that is removed in the end.</summary>
internal sealed class Served : IDisposable
{
    private const string Begins = "Serving at ";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private Served(DirectoryInfo folder, Process process, Uri address)
    {
        _folder = folder;
        _process = process;
        Address = address;
        Client = new HttpSimulationService(address);
    }

    public Uri Address { get; }

    public HttpSimulationService Client { get; }

    /// <summary>Processor time that it has had, all threads together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="threads">Threads that step shards.</param>
    public static Served Start(int threads)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("innovationsim-reach-");
        string program = Path.Combine(AppContext.BaseDirectory, "innosim.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", program, "serve", "--http", "http://127.0.0.1:0", "--runs-dir", folder.FullName, "--threads", $"{threads}", "--max-rate", "100000"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        string? line = process.StandardError.ReadLine();
        if (line?.StartsWith(Begins, StringComparison.Ordinal) != true) throw new InvalidOperationException($"innosim serve says: {line}");
        return new Served(folder, process, new Uri(line[Begins.Length..line.IndexOf(';', StringComparison.Ordinal)]));
    }

    /// <summary>Does a run and waits for its end.</summary>
    public async Task<string> RunAsync(RunRequest request)
    {
        string run = (await Client.SubmitAsync(request)).Run;
        await foreach (YearReport _ in Client.WatchAsync(run, request.Years - 1))
        {
            // Until it has ended.
        }

        return run;
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
