using System.CommandLine;
using System.Globalization;
using InnovationSim.Api.Security;
using InnovationSim.Cli.Terminal;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim keys</c>: adds, lists and removes API keys.</summary>
internal static class KeysCommand
{
    private const int MostNameCharacters = 100;

    internal static Command Create() => new Command("keys", "Adds, lists and removes API keys. A service that runs takes changes over in a few seconds.")
    {
        CreateAdd(),
        CreateList(),
        CreateRemove(),
    }.WithExamples("innosim keys add ada --role operator --api-keys keys.json");

    /// <summary>The option that names the file.</summary>
    internal static Option<string?> FileOption(string description, bool required = false) =>
        new("--api-keys") { Description = description, HelpName = "file", Required = required };

    private static Command CreateAdd()
    {
        Argument<string> name = Name();
        var role = new Option<string>("--role") { Description = "What the holder may do: look, or everything", HelpName = string.Join('|', Roles.All), Required = true };
        role.Validators.Add(result =>
        {
            string given = result.GetValueOrDefault<string>() ?? "";
            if (!Roles.All.Contains(given, StringComparer.Ordinal)) result.AddError($"--role is '{given}'; it takes {string.Join(" or ", Roles.All)}.");
        });
        Option<string?> file = FileOption("File of keys; it is made if it is not there", required: true);
        var command = new Command("add", "Makes a key and shows it once: only a hash of it is kept.") { name, role, file }
            .WithExamples("innosim keys add ada --role operator --api-keys keys.json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string secret = await FileOf(parsed, file).AddAsync(Checked(parsed.GetRequiredValue(name)), parsed.GetRequiredValue(role), cancellationToken)
                .ConfigureAwait(false);
            await Console.Out.WriteLineAsync(secret).ConfigureAwait(false);
            Messages.Note("This is the only time that the key is shown.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateList()
    {
        Option<string?> file = FileOption("File of keys", required: true);
        var command = new Command("list", "Lists names, roles and days of all keys.") { file }.WithExamples("innosim keys list --api-keys keys.json");
        command.SetAction(async (parsed, _) =>
        {
            foreach (ApiKey key in FileOf(parsed, file).Read())
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{key.Name}\t{key.Role}\t{key.Created:yyyy-MM-dd}")).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateRemove()
    {
        Argument<string> name = Name();
        Option<string?> file = FileOption("File of keys", required: true);
        var command = new Command("remove", "Removes a key.") { name, file }.WithExamples("innosim keys remove ada --api-keys keys.json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await FileOf(parsed, file).RemoveAsync(parsed.GetRequiredValue(name), cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("name") { Description = "Whose key it is: up to 100 letters, digits, '-', '_' and '.'" };

    private static string Checked(string name) =>
        name.Length is > 0 and <= MostNameCharacters && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : throw new BadInputException($"The name is '{name}'; it takes up to {MostNameCharacters} letters, digits, '-', '_' and '.'.");

    private static ApiKeyFile FileOf(ParseResult parsed, Option<string?> file) => new(parsed.GetRequiredValue(file)!, "innosim");
}
