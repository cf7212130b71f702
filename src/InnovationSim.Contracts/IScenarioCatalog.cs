namespace InnovationSim.Contracts;

/// <summary>What runs can be made of: the scenarios that come with the program, and the parameters and levers of the model.</summary>
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
}
