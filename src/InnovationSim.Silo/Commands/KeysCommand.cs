using System.CommandLine;
using System.Globalization;
using InnovationSim.Api.Security;
using InnovationSim.Silo.Options;
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
            string secret = await FileOf(source).AddAsync(Checked(parsed.GetRequiredValue(name)), role, cancellationToken).ConfigureAwait(false);
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
            foreach (ApiKey key in FileOf(SettingSource.Of(parsed)).Read())
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
            await FileOf(SettingSource.Of(parsed)).RemoveAsync(parsed.GetRequiredValue(name), cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Whose key it is: up to 100 letters, digits, '-', '_' and '.'" };

    private static string Checked(string name) =>
        Texts.Name(name, out _) ? name : throw new BadInputException($"NAME is '{name}'; it takes up to 100 letters, digits, '-', '_' and '.'.");

    private static ApiKeyFile FileOf(SettingSource source) => SiloOptions.ApiKeys.Read(source) is { } path
        ? new ApiKeyFile(path, SiloOptions.Program)
        : throw new BadInputException($"{SiloOptions.ApiKeys.Name} or {SiloOptions.ApiKeys.Variable} is missing; it takes the file of keys.");

    private static bool ReadRole(string text, out string? role)
    {
        role = text;
        return Roles.All.Contains(text, StringComparer.Ordinal);
    }
}
