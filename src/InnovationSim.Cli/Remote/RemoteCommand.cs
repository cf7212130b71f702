using System.CommandLine;
using InnovationSim.Cli.Runs;
using InnovationSim.Client;

namespace InnovationSim.Cli.Remote;

/// <summary>Work with a service: Ctrl-C ends it, and leaves the service and its runs alone.</summary>
/// <returns>The exit code.</returns>
internal delegate Task<int> RemoteWork(HttpSimulationService service, CancellationToken cancellationToken);

/// <summary>Commands that speak to a service.</summary>
internal static class RemoteCommand
{
    /// <summary>A command that does nothing without a service.</summary>
    internal static Command Create(string name, string description, Func<ParseResult, RemoteWork> read, params IReadOnlyList<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }

        var server = new ServerInputs(required: true);
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(server.Open(parsed)!, read(parsed), cancellationToken));
        return command;
    }

    /// <summary>Lets a command do its work here, or with a service if one is named.</summary>
    /// <param name="command">The command; it gets the options that name a service.</param>
    /// <param name="here">The work in this process.</param>
    /// <param name="there">The work with a service.</param>
    /// <param name="onlyHere">Options that mean something in this process only.</param>
    internal static void Here(
        Command command, Func<ParseResult, int> here, Func<ParseResult, HttpSimulationService, CancellationToken, Task<int>> there,
        params IReadOnlyList<Option> onlyHere)
    {
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) => server.Open(parsed, onlyHere) is { } service
            ? RunAsync(service, (open, token) => there(parsed, open, token), cancellationToken)
            : Task.FromResult(here(parsed)));
    }

    /// <summary>Does some work with a service and closes it.</summary>
    internal static async Task<int> RunAsync(HttpSimulationService service, RemoteWork work, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken, pausable: false);
        using (service) return await work(service, signals.Token).ConfigureAwait(false);
    }

    /// <summary>The run that a command is about.</summary>
    internal static Argument<string> Run() => new("run") { Description = "Id of a run" };
}
