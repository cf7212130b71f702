using System.Globalization;

namespace InnovationSim.Kernel.Numerics;

// The words of an argument error: which argument, what it was, what it may be.
internal static class Argument
{
    public static ArgumentOutOfRangeException OutOfRange(string name, double value, string allowed) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value} and must be {allowed}."));

    public static ArgumentOutOfRangeException OutOfRange(string name, long value, string allowed) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value} and must be {allowed}."));
}
