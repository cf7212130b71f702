using System.Diagnostics;
using System.Globalization;
using InnovationSim.Cli.Tests.Running;

namespace InnovationSim.Cli.Tests.Serving;

/// <summary><c>innosim serve</c> as a process of its own, on a free port.</summary>
internal sealed class ServeProcess : IDisposable
{
    private const string Begins = "Serving at ";

    private readonly Process _process;
    private bool _ended;

    private ServeProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    public static ServeProcess Start(TempFolder folder, params string[] arguments)
    {
        Process process = Innosim.Start(folder, ["serve", "--http", "http://127.0.0.1:0", "--runs-dir", "service", .. arguments]);
        string said = Signal.Await(process, Begins).Split('\n')[^2];
        return new ServeProcess(process, said[Begins.Length..said.IndexOf(';', StringComparison.Ordinal)]);
    }

    /// <summary>Runs a command against it.</summary>
    public Outcome Run(TempFolder folder, params string[] arguments) => Innosim.Run(folder, [.. arguments, "--server", Address]);

    /// <summary>Stops it in order.</summary>
    public Outcome Terminate()
    {
        _ended = true;
        return Signal.Send(_process, Signal.Terminate, after: null);
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill()
    {
        _ended = true;
        _process.Kill();
        _process.WaitForExit(TimeSpan.FromSeconds(20)).ToString(CultureInfo.InvariantCulture);
        _process.Dispose();
    }

    public void Dispose()
    {
        if (!_ended) Kill();
    }
}
