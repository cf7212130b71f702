using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine.Conformance.Tracing;

/// <summary>Where two runs part: the first year, the first step of it, and the first sum that differs after that step.</summary>
public static class TraceDifference
{
    /// <summary>The first difference in words; null if there is none.</summary>
    public static string? Between(RunTrace expected, RunTrace actual, World world)
    {
        int common = Math.Min(expected.Steps.Count, actual.Steps.Count);
        for (int i = 0; i < common; i++)
        {
            StepTrace one = expected.Steps[i];
            StepTrace other = actual.Steps[i];
            if (one.Year != other.Year || one.Step != other.Step)
                return $"year {one.Year}, step {one.Step} expected, but year {other.Year}, step {other.Step} was run";
            if (Between(one.Tally, other.Tally, world) is { } place)
                return $"first in year {one.Year}, step {one.Step} (acting: {Acting(one)}): {place}";
        }

        if (expected.Steps.Count != actual.Steps.Count) return $"{expected.Steps.Count} steps expected, but {actual.Steps.Count} were run";
        for (int year = 0; year < Math.Min(expected.Years.Count, actual.Years.Count); year++)
        {
            if (expected.Years[year].Digest != actual.Years[year].Digest)
                return $"first in year {year}, in what the coordinator adds: {actual.Years[year].Digest} instead of {expected.Years[year].Digest}";
        }

        return expected.Years.Count == actual.Years.Count ? null : $"{expected.Years.Count} years expected, but {actual.Years.Count} were finished";
    }

    /// <summary>The first sum that differs, in words; null if none does.</summary>
    public static string? Between(Tally expected, Tally actual, World world)
    {
        if (!expected.Values.SequenceEqual(actual.Values))
        {
            return FirmSums(expected, actual, world)
                ?? PoolSums(expected, actual, world)
                ?? ResearchSums(expected, actual, world)
                ?? OtherSums(expected, actual);
        }

        return expected.Digest == actual.Digest ? null : $"agents' state that no sum shows; digest {actual.Digest} instead of {expected.Digest}";
    }

    private static string? FirmSums(Tally expected, Tally actual, World world)
    {
        foreach (CellMeasure measure in Enum.GetValues<CellMeasure>())
        {
            foreach (Ownership owner in (Ownership[])[Ownership.State, Ownership.Private])
            {
                if (First(expected.Table(measure, owner), actual.Table(measure, owner)) is not { } cell) continue;
                string place = $"{world.Cities[cell.At / world.Sectors.Length].Id}, {world.Sectors[cell.At % world.Sectors.Length].Id}";
                return $"{measure} of {owner.Name()} firms in {place} is {cell.Actual} instead of {cell.Expected}";
            }
        }

        return null;
    }

    private static string? PoolSums(Tally expected, Tally actual, World world)
    {
        foreach (PoolMeasure measure in Enum.GetValues<PoolMeasure>())
        {
            if (First(expected.Pools(measure), actual.Pools(measure)) is not { } pool) continue;
            string place = $"{world.Cities[pool.At / SkillLevels.Count].Id}, {((SkillLevel)(pool.At % SkillLevels.Count)).Name()}";
            return $"{measure} of the talent pool of {place} is {pool.Actual} instead of {pool.Expected}";
        }

        return null;
    }

    private static string? ResearchSums(Tally expected, Tally actual, World world)
    {
        foreach (ResearchMeasure measure in Enum.GetValues<ResearchMeasure>())
        {
            foreach (AgentKind kind in (AgentKind[])[AgentKind.University, AgentKind.ResearchInstitute])
            {
                if (First(expected.Research(measure, kind), actual.Research(measure, kind)) is not { } city) continue;
                return $"{measure} of {kind.Name()} agents in {world.Cities[city.At].Id} is {city.Actual} instead of {city.Expected}";
            }
        }

        return null;
    }

    private static string OtherSums(Tally expected, Tally actual)
    {
        (int at, long was, long now) = First(expected.Values, actual.Values)!.Value;
        return $"place {at} of the tally is {now} instead of {was}";
    }

    private static (int At, long Expected, long Actual)? First(ReadOnlySpan<long> expected, ReadOnlySpan<long> actual)
    {
        int at = expected.CommonPrefixLength(actual);
        return at < expected.Length ? (at, expected[at], actual[at]) : null;
    }

    private static string Acting(StepTrace step)
    {
        YearStep found = Year.Steps.Concat(Year.Genesis).First(known => known.Step == step.Step);
        return string.Join(", ", found.Acting.Select(kind => kind.Name()));
    }
}
