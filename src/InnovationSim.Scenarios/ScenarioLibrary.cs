using System.Text;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios;

/// <summary>The scenarios that come with the program, and the way from a name or path to a scenario.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class ScenarioLibrary
{
    /// <summary>Names of the built-in scenarios.</summary>
    public static IReadOnlyList<string> Names { get; } = ["heilongjiang", "northeast", "toy"];

    private static readonly BuiltInFiles Files = new("scenario", "scenarios", Names);

    /// <summary>A built-in scenario by name, or else a file.</summary>
    /// <param name="nameOrPath">
    /// A name of <see cref="Names"/>, or the path of a scenario file. A file that is called like a built-in scenario is reached as
    /// <c>./toy</c>.
    /// </param>
    /// <exception cref="ScenarioException">There is neither, or everything that is wrong with the file.</exception>
    public static ScenarioDocument Load(string nameOrPath) => Load(nameOrPath, out _);

    /// <summary>The same with the text of its file: what lies at its path later may be another.</summary>
    /// <exception cref="ScenarioException">There is neither, or everything that is wrong with the file.</exception>
    public static ScenarioDocument Load(string nameOrPath, out string text)
    {
        byte[] bytes = Files.Read(nameOrPath, out string file);
        ScenarioDocument scenario = ScenarioReader.Read(bytes, file);
        text = Encoding.UTF8.GetString(bytes);
        return scenario;
    }

    /// <summary>The file of a built-in scenario, to read or to start one's own from.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <exception cref="ScenarioException">There is no such scenario.</exception>
    public static string Text(string name) => Files.Text(name);
}
