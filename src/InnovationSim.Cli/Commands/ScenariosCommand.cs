using System.CommandLine;
using System.Globalization;
using System.Text;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Terminal;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using Spectre.Console;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim scenarios</c>: lists, shows and exports the built-in scenarios.</summary>
internal static class ScenariosCommand
{
    internal static Command Create()
    {
        var list = new Command("list", "Lists the built-in scenarios.").WithExamples("innosim scenarios list");
        RemoteCommand.Here(list, _ => List(ScenarioLibrary.Names.Select(each => RowOf(ScenarioLibrary.Load(each)))), ListAsync);

        var name = new Argument<string>("scenario") { Description = "Name of a built-in scenario or path of a scenario file" };
        var show = new Command("show", "Shows a scenario: cities, sectors, and all parameters with unit, range, provenance and source.") { name }
            .WithExamples("innosim scenarios show heilongjiang", "innosim scenarios show my-region.yaml");
        RemoteCommand.Here(
            show, parsed => Show(ScenarioLibrary.Load(parsed.GetRequiredValue(name))),
            async (parsed, service, token) =>
            {
                (ScenarioDocument scenario, _) = await RemoteLibrary.ScenarioAsync(service, parsed.GetRequiredValue(name), token).ConfigureAwait(false);
                return Show(scenario);
            });

        var builtIn = new Argument<string>("scenario") { Description = "Name of a built-in scenario" };
        var file = new Argument<string>("file") { Description = "File to write; it must not exist" };
        var export = new Command("export", "Writes the file of a built-in scenario, to start one's own from.") { builtIn, file }
            .WithExamples("innosim scenarios export heilongjiang my-region.yaml");
        RemoteCommand.Here(
            export, parsed => Export(ScenarioLibrary.Text(parsed.GetRequiredValue(builtIn)), parsed.GetRequiredValue(file)),
            async (parsed, service, token) =>
                Export(await service.ScenarioTextAsync(parsed.GetRequiredValue(builtIn), token).ConfigureAwait(false), parsed.GetRequiredValue(file)));

        var command = new Command("scenarios", "Lists, shows and exports scenarios.") { list, show, export }.WithExamples("innosim scenarios", "innosim scenarios show heilongjiang");
        RemoteCommand.Here(command, _ => List(ScenarioLibrary.Names.Select(each => RowOf(ScenarioLibrary.Load(each)))), ListAsync);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, Client.HttpSimulationService service, CancellationToken cancellationToken) =>
        List(await service.ScenariosAsync(cancellationToken).ConfigureAwait(false));

    private static ScenarioSummary RowOf(ScenarioDocument scenario) => new()
    {
        Name = scenario.Name,
        Title = scenario.Title,
        BaseYear = scenario.BaseYear,
        Cities = scenario.Cities.Length,
        Sectors = scenario.Sectors.Length,
        Universities = scenario.Universities.Sum(university => university.Count),
        PrivateFirms = scenario.Economy.PrivateFirms,
    };

    private static int List(IEnumerable<ScenarioSummary> scenarios)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("scenario", "title", "cities", "sectors", "universities", "private firms at scale 1");
        foreach (ScenarioSummary scenario in scenarios)
        {
            table.AddRow(
                Markup.Escape(scenario.Name), Markup.Escape(scenario.Title), Number(scenario.Cities), Number(scenario.Sectors), Number(scenario.Universities),
                Number(scenario.PrivateFirms));
        }

        Screen.Out.Write(table);
        return ExitCodes.Done;
    }

    private static int Show(ScenarioDocument scenario)
    {
        Screen.Out.MarkupLineInterpolated($"[bold]{scenario.Title}[/] ({scenario.Name}, base year {scenario.BaseYear}, sha256 {scenario.Hash[..16]})");
        Screen.Out.WriteLine(scenario.Description.Trim());
        var cities = new Table().Title("Cities").Border(TableBorder.Simple).AddColumns("city", "name", "residents", "GDP, 100 million yuan", "average wage", "universities", "institutes");
        for (int c = 0; c < scenario.Cities.Length; c++)
        {
            CityEntry city = scenario.Cities[c];
            int index = c;
            cities.AddRow(
                city.Id, Markup.Escape($"{city.Name} {city.LocalName}"), Number(city.Population), Number(city.GdpYuan / 1e8), Number(city.AverageWageYuan),
                Number(scenario.Universities.Where(university => university.City == index).Sum(university => university.Count)),
                Number(city.ResearchInstitutes));
        }

        Screen.Out.Write(cities);
        var sectors = new Table().Title("Sectors").Border(TableBorder.Simple).AddColumns("sector", "group", "industry share", "state-owned", "R&D of sales", "demand growth", "fields");
        for (int s = 0; s < scenario.Sectors.Length; s++)
        {
            SectorEntry sector = scenario.Sectors[s];
            int index = s;
            sectors.AddRow(
                sector.Id, sector.Group.ToString().ToLowerInvariant(), Percent(sector.IndustryShare), Percent(sector.StateOwnedShare),
                Percent(sector.ResearchIntensity), Percent(sector.DemandGrowth),
                Markup.Escape(string.Join(", ", scenario.Fields.Where(field => field.Sector == index).Select(field => field.Id))));
        }

        Screen.Out.Write(sectors);
        Screen.Out.Write(Parameters(scenario));
        return ExitCodes.Done;
    }

    private static Table Parameters(ScenarioDocument scenario)
    {
        var table = new Table().Title("Parameters and levers (* differs from the default)").Border(TableBorder.Simple)
            .AddColumns("parameter", "value", "unit", "range", "tag", "source");
        // Names are there to be copied: broken over two lines they are of no use.
        table.Columns[0].NoWrap();
        foreach (ParameterDefinition parameter in ParameterTable.All)
        {
            ParameterOverride? changed = scenario.Parameters.FirstOrDefault(other => string.Equals(other.Name, parameter.Name, StringComparison.Ordinal));
            table.AddRow(
                parameter.Name,
                (changed?.Value ?? parameter.Default).ToString("R", CultureInfo.InvariantCulture) + (changed is null ? "" : " *"),
                Markup.Escape(parameter.Unit),
                string.Create(CultureInfo.InvariantCulture, $"{parameter.Low} to {parameter.High}"),
                changed?.Provenance ?? parameter.Provenance,
                Markup.Escape(changed?.Source ?? parameter.Source));
        }

        return table;
    }

    private static int Export(string text, string file)
    {
        if (File.Exists(file)) throw new BadInputException($"The file '{file}' exists already; it is not overwritten. Name another file.");
        if (Directory.Exists(file)) throw new BadInputException($"'{file}' is a folder; name a file.");
        Write(file, text);
        Messages.Note($"Wrote {file}. Change it and run 'innosim check {file}'.");
        return ExitCodes.Done;
    }

    /// <summary>Writes aside and moves, so that a full disk leaves no half of a scenario.</summary>
    private static void Write(string file, string text)
    {
        string aside = $"{file}.partial-{Environment.ProcessId}";
        try
        {
            using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write)) stream.Write(Encoding.UTF8.GetBytes(text));
            File.Move(aside, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (File.Exists(aside)) File.Delete(aside);
            string message = $"The file '{file}' cannot be written: {Failures.OneLine(failure)}";
            if (Failures.IsDiskFull(failure)) throw new FailedException(message, hint: null, failure);
            throw new BadInputException($"{message.TrimEnd('.')}. Name a file in a folder that is there and can be written.");
        }
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double value) => value.ToString("0.0 %", CultureInfo.InvariantCulture);
}
