using System.Reflection;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using Shouldly;
using Xunit;

namespace InnovationSim.Architecture.Tests.Metadata;

/// <summary>
/// What the kernel is compiled against. The build bans single symbols in the source; here whole families are ruled out in what came of it.
/// </summary>
public class KernelTests
{
    private static readonly string[] Foreign =
    [
        "System.IO.", "System.Net.", "System.Threading.Tasks.", "System.Threading.Thread", "System.Threading.Timer", "System.Threading.Interlocked",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Activator", "System.Console", "System.DateTime",
        "System.DateOnly", "System.TimeProvider", "System.TimeZone", "System.Random", "System.Environment", "System.MathF", "System.HashCode",
        "System.Security.Cryptography.", "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.HashSet`1",
    ];

    // Correctly rounded everywhere by IEEE 754, or exact.
    private static readonly Dictionary<string, string[]> Exact = new(StringComparer.Ordinal)
    {
        ["System.Math"] = ["Abs", "BigMul", "Ceiling", "Clamp", "CopySign", "DivRem", "Floor", "Max", "Min", "Round", "Sign", "Sqrt", "Truncate"],
        ["System.Double"] =
            ["CompareTo", "Equals", "IsFinite", "IsInfinity", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsPositiveInfinity", "ToString", "TryFormat"],
        ["System.Single"] = ["CompareTo", "Equals", "IsFinite", "IsInfinity", "IsNaN", "IsNegative", "ToString", "TryFormat"],
    };

    // Estimates, sums in an order of the machine's, and what rounds once where it should round twice.
    private static readonly string[] InexactOnVectors =
        ["Cos", "Dot", "Estimate", "Exp", "FusedMultiplyAdd", "Hypot", "Lerp", "Log", "MultiplyAddEstimate", "Pow", "Sin", "Sum"];

    private static readonly CompiledAssembly Kernel = CompiledAssembly.Of(typeof(World).Assembly);

    [Fact]
    public void It_uses_the_platform_and_no_package() =>
        Kernel.Assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void It_has_no_input_output_clock_thread_or_chance() =>
        Kernel.Types.Where(IsForeign).ShouldBeEmpty();

    [Theory]
    [InlineData("System.Math")]
    [InlineData("System.Double")]
    [InlineData("System.Single")]
    public void It_calls_only_arithmetic_that_is_exact_or_correctly_rounded(string type) => Inexact(Kernel, type).ShouldBeEmpty();

    [Fact]
    public void It_calls_nothing_on_vectors_whose_bits_depend_on_the_machine() =>
        Kernel.Members.Where(call => IsVector(call.Type) && InexactOnVectors.Any(name => call.Member.Contains(name, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void Worlds_too_are_made_with_arithmetic_that_is_exact_or_correctly_rounded() =>
        Inexact(CompiledAssembly.Of(typeof(ScenarioLibrary).Assembly), "System.Math").ShouldBeEmpty();

    [Fact]
    public void The_search_finds_what_it_looks_for()
    {
        // This very assembly reads files and calls Math.Exp below.
        CompiledAssembly here = CompiledAssembly.Of(Assembly.GetExecutingAssembly());
        here.Types.Where(IsForeign).ShouldContain("System.IO.File");
        Inexact(here, "System.Math").ShouldContain("Exp");
        here.Assemblies.ShouldContain("Shouldly");
        Math.Exp(here.Types.Count).ShouldBeGreaterThan(0);
    }

    private static bool IsForeign(string type) => Foreign.Any(start => type.StartsWith(start, StringComparison.Ordinal));

    private static bool IsVector(string type) =>
        type.StartsWith("System.Numerics.Vector", StringComparison.Ordinal) || type.StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal);

    private static IEnumerable<string> Inexact(CompiledAssembly assembly, string type) =>
        assembly.Members.Where(call => call.Type == type && !Exact[type].Contains(call.Member)).Select(call => call.Member);
}
