using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Experiments;

/// <summary>What commands that run experiments read and write alike, with errors that name the options of the command line.</summary>
internal static class ExperimentInputs
{
    /// <summary>The run of a scenario and parameters.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="sets">Parameters that differ.</param>
    /// <param name="scale">Share that is simulated.</param>
    /// <param name="years">Years of the run.</param>
    /// <param name="from">Where the parameters come from, for messages.</param>
    internal static RunSpec Spec(ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, double scale, int years, string from) =>
        Naming(() => Baselines.Of(scenario, sets, scale, years), scale, from);

    /// <summary>Makes something of a scenario; errors name where what is wrong comes from.</summary>
    internal static T Naming<T>(Func<T> make, double scale, string from)
    {
        try
        {
            return make();
        }
        catch (ScenarioException bad)
        {
            throw new ScenarioException(from, bad.Problems, bad);
        }
        catch (ArgumentOutOfRangeException bad) when (string.Equals(bad.ParamName, "scale", StringComparison.Ordinal))
        {
            throw new BadInputException($"--scale is {scale}: {bad.Message.Split('\n')[0].Replace(" (Parameter 'scale')", "", StringComparison.Ordinal)}");
        }
    }

    /// <summary>Says before the work begins that a file could not be written after it.</summary>
    internal static void CheckFolderOf(string option, string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new BadInputException($"{option} is '{path}'; it takes the name of a file.");
        if (Directory.Exists(path)) throw new BadInputException($"{option} '{path}' is a folder; name a file.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new BadInputException($"{option} '{path}' cannot be written: there is no folder '{folder}'. Name a file in a folder that is there.");
    }

    /// <summary>Writes a file that the user named.</summary>
    internal static void Write(string option, string path, Action<Stream> write)
    {
        try
        {
            WholeFile.Write(path, write);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string message = $"{option} '{path}' cannot be written: {Failures.OneLine(failure)}";
            if (Failures.IsDiskFull(failure)) throw new FailedException(message, hint: null, failure);
            throw new BadInputException($"{message.TrimEnd('.')}. Name a file in a folder that is there and can be written.");
        }
    }
}
