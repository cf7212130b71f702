using System.Collections.Immutable;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Service.Plans;

/// <summary>The scenarios, policies, parameters and levers that come with this program.</summary>
public sealed partial class BuiltInScenarios : IScenarioCatalog
{
    private const string Text = "scenarioYaml";

    private static readonly Lazy<ImmutableArray<ScenarioDocument>> Documents = new(() => [.. ScenarioLibrary.Names.Select(ScenarioLibrary.Load)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScenarioSummary>> ScenariosAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<ScenarioSummary>>([.. Documents.Value.Select(Summarise)]);

    /// <inheritdoc/>
    public Task<ScenarioDescription> ScenarioAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(Describe(Find(name)));

    /// <inheritdoc/>
    public Task<string> ScenarioTextAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(ScenarioLibrary.Text(Find(name).Name));

    /// <inheritdoc/>
    /// <remarks>A world of about a thousand firms is built of it, which finds what reading alone does not.</remarks>
    public Task<ScenarioDescription> CheckAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var check = new RequestCheck();
        ScenarioDocument? document = null;
        try
        {
            document = ScenarioReader.Read(text, Text);
            ScenarioWorld.Of(document, ImmutableDictionary<string, double>.Empty, Math.Min(1, 1000.0 / document.Economy.PrivateFirms));
        }
        catch (ScenarioException bad)
        {
            check.Add(Text, bad);
        }

        check.ThrowIfAny();
        return Task.FromResult(Describe(document!));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParameterInfo>> ParametersAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<ParameterInfo>>(
    [
        .. ParameterTable.All.Select(parameter => new ParameterInfo(
            parameter.Name, parameter.Group, parameter.Default, parameter.Unit, parameter.Low, parameter.High, parameter.WholeNumber, parameter.Description,
            parameter.Provenance, parameter.Source)),
    ]);

    private static ScenarioDocument Find(string name) =>
        Documents.Value.FirstOrDefault(document => string.Equals(document.Name, name, StringComparison.Ordinal))
            ?? throw new NotFoundException($"There is no built-in scenario '{Shown(name)}'; there are {string.Join(", ", ScenarioLibrary.Names)}.");

    private static string Shown(string name) => name.Length <= RunIds.MostCharacters ? name : name[..RunIds.MostCharacters] + "…";

    private static ScenarioSummary Summarise(ScenarioDocument document) => new()
    {
        Name = document.Name,
        Title = document.Title,
        BaseYear = document.BaseYear,
        Cities = document.Cities.Length,
        Sectors = document.Sectors.Length,
        Universities = document.Universities.Sum(university => university.Count),
        PrivateFirms = document.Economy.PrivateFirms,
    };

    private static ScenarioDescription Describe(ScenarioDocument document)
    {
        var values = document.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        return new ScenarioDescription
        {
            Name = document.Name,
            Title = document.Title,
            Description = document.Description,
            BaseYear = document.BaseYear,
            Sha256 = document.Hash,
            Cities =
            [
                .. document.Cities.Select(city => new CityInfo(
                    city.Id, city.Name, city.LocalName, city.Province, city.Latitude, city.Longitude, city.Population)),
            ],
            Sectors = [.. document.Sectors.Select(sector => new SectorInfo(sector.Id, sector.Name, sector.Group.ToString().ToLowerInvariant()))],
            Universities = document.Universities.Sum(university => university.Count),
            PrivateFirms = document.Economy.PrivateFirms,
            Parameters = ParameterTable.All.ToDictionary(
                parameter => parameter.Name, parameter => values.GetValueOrDefault(parameter.Name, parameter.Default), StringComparer.Ordinal),
            Facts = [.. document.Facts.Select(fact => new FactInfo(fact.Id, fact.Name, fact.Metric, fact.Low, fact.High, fact.Source))],
        };
    }
}
