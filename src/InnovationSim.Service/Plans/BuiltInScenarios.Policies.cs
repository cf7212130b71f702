using System.Collections.Immutable;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Service.Plans;

/// <content>Policies and levers.</content>
public sealed partial class BuiltInScenarios
{
    private static readonly Lazy<ImmutableArray<PolicyDocument>> PolicyDocuments = new(() => [.. PolicyLibrary.Names.Select(PolicyLibrary.Load)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PolicySummary>> PoliciesAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<PolicySummary>>(
    [
        .. PolicyDocuments.Value.Select(policy => new PolicySummary(
            policy.Name, policy.Title, [.. policy.Measures.Select(measure => measure.Lever.Name).Distinct(StringComparer.Ordinal)])),
    ]);

    /// <inheritdoc/>
    public Task<PolicyDescription> PolicyAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(Describe(FindPolicy(name)));

    /// <inheritdoc/>
    public Task<string> PolicyTextAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(PolicyLibrary.Text(FindPolicy(name).Name));

    /// <inheritdoc/>
    public Task<PolicyDescription> CheckPolicyAsync(string text, CancellationToken cancellationToken = default)
    {
        const string Field = "policyYaml";
        ArgumentNullException.ThrowIfNull(text);
        var check = new RequestCheck();
        PolicyDocument? policy = null;
        try
        {
            policy = PolicyReader.Read(text, Field);
        }
        catch (ScenarioException bad)
        {
            check.Add(Field, bad);
        }

        check.ThrowIfAny();
        return Task.FromResult(Describe(policy!));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LeverInfo>> LeversAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<LeverInfo>>(
    [
        .. LeverTable.All.Select(lever => new LeverInfo(
            lever.Name, lever.Title, lever.Parameter.Description, lever.Parameter.Default, lever.Strong, lever.Parameter.Low, lever.Parameter.High,
            lever.Parameter.Unit, lever.ByCity, lever.BySector, [.. lever.Kinds.Select(kind => kind.Name())], lever.Costs)),
    ]);

    private static PolicyDocument FindPolicy(string name) =>
        PolicyDocuments.Value.FirstOrDefault(policy => string.Equals(policy.Name, name, StringComparison.Ordinal))
            ?? throw new NotFoundException($"There is no built-in policy '{Shown(name)}'; there are {string.Join(", ", PolicyLibrary.Names)}.");

    private static PolicyDescription Describe(PolicyDocument policy) => new()
    {
        Name = policy.Name,
        Title = policy.Title,
        Description = policy.Description,
        StandsFor = policy.StandsFor,
        Costs = policy.Costs,
        Assumes = policy.Assumes,
        Sha256 = policy.Hash,
        Measures =
        [
            .. policy.Measures.Select(measure => new MeasureInfo
            {
                Name = measure.Name,
                Lever = measure.Lever.Name,
                Value = measure.Value,
                Weakest = measure.Weakest,
                Strongest = measure.Strongest,
                FromYear = measure.FromYear,
                ToYear = measure.ToYear,
                Cities = [.. measure.Cities.Select(city => city.Id)],
                Sectors = [.. measure.Sectors.Select(sector => sector.Id)],
                Kinds = [.. measure.Kinds.Select(kind => kind.Name())],
                Funder = measure.Funder.Name(),
                ProgrammeCostYuan = measure.ProgrammeCostYuan,
            }),
        ],
    };
}
