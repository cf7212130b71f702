using System.Reflection;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Signals leave as words and arrive as signals: all of them, also those that somebody adds later.</summary>
public class SignalsTravelTests
{
    // Everybody makes these himself, from the parameters and from the shards' reports.
    private static readonly string[] MadeThere = [nameof(Signals.Parameters), nameof(Signals.Levers), nameof(Signals.Directory), nameof(Signals.Tables)];

    private static readonly World World = Toy.World();

    public static TheoryData<string> Travelling { get; } = [.. Properties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Travelling))]
    public void A_signal_arrives_bit_for_bit(string name)
    {
        PropertyInfo signal = typeof(Signals).GetProperty(name)!;
        var from = new Signals(World);
        var to = new Signals(World);
        Fill(from, signal);
        object expected = BitsOf(signal, from);
        BitsOf(signal, to).ShouldNotBe(expected);

        ulong[] words = new ulong[from.Words];
        from.CopyTo(words);
        to.CopyFrom(words);

        BitsOf(signal, to).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Travelling))]
    public void A_signal_that_changes_changes_words_of_its_own(string name)
    {
        PropertyInfo changing = typeof(Signals).GetProperty(name)!;
        var signals = new Signals(World);
        foreach (PropertyInfo other in Properties().Where(other => other.Name != name)) Fill(signals, other);
        ulong[] before = new ulong[signals.Words];
        signals.CopyTo(before);
        Fill(signals, changing);
        ulong[] after = new ulong[signals.Words];
        signals.CopyTo(after);

        before.Zip(after).Count(pair => pair.First != pair.Second).ShouldBe(changing.GetValue(signals) is Array table ? table.Length : 1);
    }

    [Fact]
    public void There_are_as_many_words_as_numbers()
    {
        var signals = new Signals(World);
        signals.Words.ShouldBe(Properties().Sum(property => property.GetValue(signals) is Array table ? table.Length : 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Words_of_another_region_are_refused_with_both_numbers(int more)
    {
        var signals = new Signals(World);
        int words = signals.Words;
        foreach (Action act in (Action[])[() => signals.CopyTo(new ulong[words + more]), () => signals.CopyFrom(new ulong[words + more])])
        {
            string message = Should.Throw<ArgumentException>(act).Message;
            message.ShouldContain($"take {words} words");
            message.ShouldContain($"there are {words + more}");
        }
    }

    [Fact]
    public void Tables_follow_the_parameters_wherever_they_are_made()
    {
        ModelParameters parameters = Toy.Parameters with { EngineerLearningMonths = Toy.Parameters.EngineerLearningMonths * 2 };
        var signals = new Signals(World);
        var tables = new RegionTables(World);
        signals.Follow(parameters, tables);
        var same = new RegionTables(World);
        same.Follow(parameters);
        var others = new RegionTables(World);
        others.Follow(Toy.Parameters);

        signals.Parameters.ShouldBeSameAs(parameters);
        signals.Tables.ShouldBeSameAs(tables);
        signals.Tables.SkillAdaptation.ShouldBe(same.SkillAdaptation);
        signals.Tables.SkillAdaptation.ShouldNotBe(others.SkillAdaptation);
    }

    private static IEnumerable<PropertyInfo> Properties() => typeof(Signals).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(Signals.Words) && !MadeThere.Contains(property.Name));

    /// <summary>Puts numbers in that are all different, negative, and no whole ones; a NaN and a −0 among them.</summary>
    private static void Fill(Signals signals, PropertyInfo signal)
    {
        switch (signal.GetValue(signals))
        {
            case double:
                signal.SetValue(signals, -1.5);
                break;
            case double[] table:
                for (int at = 0; at < table.Length; at++) table[at] = at switch { 0 => double.NaN, 1 => -0.0, _ => -at - 0.1 };
                break;
            case long[] table:
                for (int at = 0; at < table.Length; at++) table[at] = at == 0 ? long.MinValue : long.MaxValue - at;
                break;
            default:
                throw new InvalidOperationException(
                    $"{signal.Name} is a {signal.PropertyType.Name}: neither does it travel, nor is it said to be made by everybody.");
        }
    }

    private static object BitsOf(PropertyInfo signal, Signals signals) => signal.GetValue(signals) switch
    {
        double number => BitConverter.DoubleToInt64Bits(number),
        double[] table => table.Select(BitConverter.DoubleToInt64Bits).ToArray(),
        long[] table => table.ToArray(),
        var other => throw new InvalidOperationException($"{signal.Name} is {other}."),
    };
}
