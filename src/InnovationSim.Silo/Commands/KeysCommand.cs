using System.CommandLine;
using System.Globalization;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Security;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo keys</c>: adds, lists and removes API keys.</summary>
internal static class KeysCommand
{
    private static readonly Setting<string> Role = new("--role", string.Join('|', Roles.All), "What the holder may do", null, string.Join(" or ", Roles.All), ReadRole);

    internal static Command Create() => new("keys", "Adds, lists and removes API keys. A silo that runs takes changes over in a few seconds.")
    {
        CreateAdd(),
        CreateList(),
        CreateRemove(),
    };

    private static Command CreateAdd()
    {
        Argument<string> name = Name();
        var command = new Command("add", "Makes a key and shows it once: only a hash of it is kept.") { name, Role.Option, SiloOptions.ApiKeys.Option };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SettingSource source = SettingSource.Of(parsed);
            string role = Role.Read(source) ?? throw new BadInputException($"--role is missing; it takes {string.Join(" or ", Roles.All)}.");
            string secret = await AddAsync(FileOf(source), Checked(parsed.GetRequiredValue(name)), role, cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(secret).ConfigureAwait(false);
            Messages.Note("This is the only time that the key is shown.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "Lists names, roles and days of all keys.") { SiloOptions.ApiKeys.Option };
        command.SetAction(async (parsed, _) =>
        {
            foreach (ApiKey key in ApiKeyFile.Read(FileOf(SettingSource.Of(parsed))))
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{key.Name}\t{key.Role}\t{key.Created:yyyy-MM-dd}")).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateRemove()
    {
        Argument<string> name = Name();
        var command = new Command("remove", "Removes a key.") { name, SiloOptions.ApiKeys.Option };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await RemoveAsync(FileOf(SettingSource.Of(parsed)), parsed.GetRequiredValue(name), cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Adds a key to a file.</summary>
    /// <returns>The key itself.</returns>
    internal static async Task<string> AddAsync(string file, string name, string role, CancellationToken cancellationToken = default)
    {
        ApiKey added = ApiKey.Create(name, role, DateTimeOffset.UtcNow, out string secret);
        await ApiKeyFile.ChangeAsync(
            file,
            keys => keys.Any(key => key.IsOf(name))
                ? throw new BadInputException($"NAME is '{name}', which has a key in '{file}' already; 'innosim-silo keys remove {name}' removes that one.")
                : [.. keys, added],
            cancellationToken).ConfigureAwait(false);
        return secret;
    }

    /// <summary>Removes a key from a file.</summary>
    internal static Task RemoveAsync(string file, string name, CancellationToken cancellationToken = default) => ApiKeyFile.ChangeAsync(
        file,
        keys => keys.Any(key => key.IsOf(name))
            ? [.. keys.Where(key => !key.IsOf(name))]
            : throw new BadInputException($"NAME is '{name}', which has no key in '{file}'."),
        cancellationToken);

    private static Argument<string> Name() => new("NAME") { Description = "Whose key it is: up to 100 letters, digits, '-', '_' and '.'" };

    private static string Checked(string name) =>
        Texts.Name(name, out _) ? name : throw new BadInputException($"NAME is '{name}'; it takes up to 100 letters, digits, '-', '_' and '.'.");

    private static string FileOf(SettingSource source) => SiloOptions.ApiKeys.Read(source)
        ?? throw new BadInputException($"{SiloOptions.ApiKeys.Name} or {SiloOptions.ApiKeys.Variable} is missing; it takes the file of keys.");

    private static bool ReadRole(string text, out string? role)
    {
        role = text;
        return Roles.All.Contains(text, StringComparer.Ordinal);
    }
}
