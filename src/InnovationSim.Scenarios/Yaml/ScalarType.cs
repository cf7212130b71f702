using System.Text.RegularExpressions;

namespace InnovationSim.Scenarios.Yaml;

/// <summary>What a single value is.</summary>
internal enum ScalarType
{
    Null,
    Boolean,
    Number,
    Text,
}

/// <summary>
/// The core schema of YAML 1.2 (section 10.3.2), so that <c>no</c> and <c>on</c> are words and 012 is twelve, as in JSON schema
/// validators and most editors.
/// </summary>
internal static partial class CoreSchema
{
    internal static ScalarType TypeOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarType.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarType.Boolean,
        _ => IsDecimal(plain) || OtherNumber().IsMatch(plain) ? ScalarType.Number : ScalarType.Text,
    };

    /// <summary>Whether a number is one that people write: not infinite, undefined, octal or hexadecimal.</summary>
    internal static bool IsDecimal(string number) => Decimal().IsMatch(number);

    [GeneratedRegex(@"^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.NonBacktracking)]
    private static partial Regex OtherNumber();

    [GeneratedRegex(@"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Decimal();
}
