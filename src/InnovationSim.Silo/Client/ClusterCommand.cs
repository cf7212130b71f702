using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Silo.Options;

namespace InnovationSim.Silo.Client;

/// <summary>What a command does once it is connected.</summary>
/// <returns>The exit code.</returns>
internal delegate Task<int> ClusterWork(ISimulationService service, CancellationToken cancellationToken);

/// <summary>A command that speaks to a cluster: its own options are checked first, then it connects, then it does its work.</summary>
internal static class ClusterCommand
{
    /// <summary>Makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="read">Reads its options.</param>
    /// <param name="symbols">Its arguments and options.</param>
    internal static Command Create(string name, string description, Func<ParseResult, ClusterWork> read, params IReadOnlyList<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }

        foreach (Setting setting in ClientOptions.All) command.Add(setting.Option);
        command.SetAction((parsed, _) => ConnectAsync(ClientOptions.Read(SettingSource.Of(parsed)), read(parsed)));
        return command;
    }

    private static async Task<int> ConnectAsync(ClientSettings settings, ClusterWork work)
    {
        using var interrupts = new Interrupts();
        ClusterConnection connection = await ClusterConnection.OpenAsync(settings, interrupts.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await work(connection.Service, interrupts.Token).ConfigureAwait(false);
        }
    }
}
