using System.CommandLine;
using InnovationSim.Client;

namespace InnovationSim.Cli.Remote;

/// <summary>The options by which a command speaks to a service instead of running something here.</summary>
/// <param name="required">Whether the command does nothing without a service.</param>
internal sealed class ServerInputs(bool required = false)
{
    private const string KeyVariable = "INNOVATIONSIM_KEY";

    private readonly Option<Uri?> _server = new("--server")
    {
        Description = required
            ? "The service, for example http://127.0.0.1:8080 ('innosim serve')"
            : "Lets a service do it, for example http://127.0.0.1:8080 ('innosim serve'), instead of this process",
        HelpName = "URL",
        Required = required,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? server) && server.Scheme is "http" or "https") return server;
            result.AddError($"--server is '{text}'; it takes http://HOST:PORT or https://HOST.");
            return null;
        },
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = $"API key of the service, if it takes one; better kept in the environment [env: {KeyVariable}]", HelpName = "key",
    };

    /// <summary>Adds them.</summary>
    internal void AddTo(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_key);
    }

    /// <summary>Where the service is; null if none is named.</summary>
    internal Uri? Address(ParseResult parsed) => parsed.GetValue(_server);

    /// <summary>A client of the service; null if none is named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="here">Options that mean something in this process only.</param>
    /// <exception cref="BadInputException">One of these is given with a service.</exception>
    internal HttpSimulationService? Open(ParseResult parsed, params IReadOnlyList<Option> here)
    {
        if (parsed.GetValue(_server) is not { } server) return null;
        foreach (Option option in here)
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new BadInputException($"{option.Name} is given, and --server too; it is for runs in this process only. Leave one of them out.");
        }

        string? key = parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable(KeyVariable);
        return new HttpSimulationService(server, string.IsNullOrEmpty(key) ? null : key);
    }
}
