using System.Globalization;
using System.Text.RegularExpressions;
using InnovationSim.Engine;

namespace InnovationSim.Analysis.Experiments;

/// <summary>An arm of an experiment: the region under some policy, simulated with every seed of the experiment.</summary>
/// <param name="Name">Name in results.</param>
/// <param name="Definition">What it consists of, in a form that is the same for the same arm: it is kept with the experiment and compared.</param>
/// <param name="Spec">The run; its seed is not used.</param>
public sealed record Arm(string Name, string Definition, RunSpec Spec)
{
    /// <summary>The run of a seed.</summary>
    public RunSpec WithSeed(ulong seed) => Spec with { Seed = seed };
}

/// <summary>
/// An arm as people write it: <c>[NAME:]PART{,PART}</c>, a part being <c>baseline</c> (nothing changes), the name or file of a policy, or
/// <c>parameter=value</c>. Policies may be joined by <c>+</c> too: <c>talent-60+chain-leader</c>; one that is followed by <c>@0.5</c> goes half as far.
/// </summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Policies">Policies by name or file, in their order.</param>
/// <param name="Sets">Parameters that differ, by name; the last value of several counts.</param>
public sealed partial record ArmText(string Name, IReadOnlyList<string> Policies, IReadOnlyDictionary<string, double> Sets)
{
    /// <summary>The part that changes nothing.</summary>
    public const string Baseline = "baseline";

    /// <summary>What is allowed, for messages.</summary>
    public const string Form =
        "baseline, a policy, policy+policy, policy@0.5 (half as far), or name:part,part … where a part is a policy or parameter=value, for example offices:transfer-office-share=0.6";

    private const int LongestName = 60;

    /// <summary>Reads an arm.</summary>
    /// <exception cref="FormatException">It has another form; the message says what is wrong and what is allowed.</exception>
    public static ArmText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string body = colon < 0 ? text : text[(colon + 1)..];
        var policies = new List<string>();
        var sets = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (string part in Parts(body))
        {
            if (part.Length == 0) throw new FormatException($"The arm '{text}' has an empty part; an arm is {Form}.");
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) sets[part[..equals].Trim()] = Number(text, part, part[(equals + 1)..]);
            else if (!string.Equals(part, Baseline, StringComparison.Ordinal)) policies.Add(part);
        }

        string name = colon < 0 ? NameOf(body.Trim()) : text[..colon].Trim();
        if (!NameForm().IsMatch(name) || name.Length > LongestName)
        {
            throw new FormatException(
                $"The arm '{text}' has the name '{name}'; a name has 1 to {LongestName} letters, digits and - _ . + = @ and stands before a colon, as in name:{body}.");
        }

        return new ArmText(name, policies, sets);
    }

    /// <summary>Without a name the arm is called by what it is; a file by its name without folder and extension.</summary>
    private static string NameOf(string body) =>
        string.Join('+', Parts(body).Select(part => part.Contains('/', StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(part) : part));

    /// <summary>Commas part everything; plus signs part what stands before a value, since a value may have one too (1e+5).</summary>
    private static IEnumerable<string> Parts(string body)
    {
        foreach (string piece in body.Split(','))
        {
            int equals = piece.IndexOf('=', StringComparison.Ordinal);
            int last = equals < 0 ? piece.Length : piece.LastIndexOf('+', equals);
            if (last >= 0)
            {
                foreach (string policy in piece[..last].Split('+')) yield return policy.Trim();
            }

            if (equals >= 0) yield return piece[(last + 1)..].Trim();
        }
    }

    private static double Number(string arm, string part, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new FormatException($"The arm '{arm}' has the part '{part}'; what stands after = is a finite number, for example 0.6.");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.+=@-]*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NameForm();
}
