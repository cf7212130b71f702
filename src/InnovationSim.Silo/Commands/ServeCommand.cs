using System.CommandLine;
using InnovationSim.Silo.Hosting;
using InnovationSim.Silo.Options;
using Microsoft.AspNetCore.Builder;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo serve</c>: runs a silo until it is told to stop.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        var command = new Command("serve", "Runs a silo until SIGTERM or Ctrl-C, then hands over and leaves the cluster.");
        foreach (Setting setting in SiloOptions.All) command.Add(setting.Option);
        command.SetAction((parsed, _) => ServeAsync(SiloOptions.Read(SettingSource.Of(parsed))));
        return command;
    }

    private static async Task<int> ServeAsync(SiloSettings settings)
    {
        WebApplication app = SiloHost.Build(settings, ClusterEngine.Add);
        await using (app.ConfigureAwait(false))
        {
            // Signals are the host's: it ends in order where a cancelled token would drop everything.
            await app.RunAsync().ConfigureAwait(false);
        }

        return ExitCodes.Done;
    }
}
