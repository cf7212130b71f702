namespace InnovationSim.Contracts;

/// <summary>What runs can be made of: the scenarios and policies that come with the program, the parameters and levers of the model.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public interface IScenarioCatalog
{
    /// <summary>The built-in scenarios.</summary>
    Task<IReadOnlyList<ScenarioSummary>> ScenariosAsync(CancellationToken cancellationToken = default);

    /// <summary>A built-in scenario.</summary>
    /// <param name="name">Its name; never a path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotFoundException">There is no such scenario.</exception>
    Task<ScenarioDescription> ScenarioAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The file of a built-in scenario in YAML, to start one's own from.</summary>
    /// <exception cref="NotFoundException">There is no such scenario.</exception>
    Task<string> ScenarioTextAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Reads the text of a scenario file and says what is in it.</summary>
    /// <param name="text">YAML, or JSON, which is YAML too.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    Task<ScenarioDescription> CheckAsync(string text, CancellationToken cancellationToken = default);

    /// <summary>All parameters and levers, in the order of the model's parts.</summary>
    Task<IReadOnlyList<ParameterInfo>> ParametersAsync(CancellationToken cancellationToken = default);

    /// <summary>The built-in policies.</summary>
    Task<IReadOnlyList<PolicySummary>> PoliciesAsync(CancellationToken cancellationToken = default);

    /// <summary>A built-in policy.</summary>
    /// <param name="name">Its name; never a path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotFoundException">There is no such policy.</exception>
    Task<PolicyDescription> PolicyAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The file of a built-in policy in YAML, to start one's own from.</summary>
    /// <exception cref="NotFoundException">There is no such policy.</exception>
    Task<string> PolicyTextAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Reads the text of a policy file and says what is in it. Whether a scenario has its cities and sectors shows when a run adopts it.</summary>
    /// <param name="text">YAML, or JSON, which is YAML too.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidRequestException">Everything that is wrong with it.</exception>
    Task<PolicyDescription> CheckPolicyAsync(string text, CancellationToken cancellationToken = default);

    /// <summary>The levers that policies move, in the order of the model's parts.</summary>
    Task<IReadOnlyList<LeverInfo>> LeversAsync(CancellationToken cancellationToken = default);
}
