using InnovationSim.Kernel;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>Whether a manifest is one that a run can be restored from; everything that can be known before a part is read.</summary>
internal static class ManifestCheck
{
    // An array of so many shards is all that a map may cost; a run with more of them would not have got this far.
    private const long MostShards = 1L << 26;

    /// <summary>Checks a manifest.</summary>
    /// <returns>The coordinator's part.</returns>
    /// <exception cref="CheckpointException">It is of another run or version, or says what cannot be.</exception>
    internal static CheckpointPartEntry Check(CheckpointManifest manifest, RunSpec spec)
    {
        CheckVersion(manifest);
        CheckRun(manifest, spec);
        CheckNumbers(manifest, spec);
        return CheckParts(manifest, spec.World.Cities.Length);
    }

    private static void CheckVersion(CheckpointManifest manifest)
    {
        if (manifest.Format > CheckpointManifest.CurrentFormat)
        {
            throw new CheckpointException(
                $"The checkpoint has format {manifest.Format}; this program reads up to {CheckpointManifest.CurrentFormat}. Use a newer one.");
        }

        if (manifest.Format < 1) throw new CheckpointException($"The checkpoint has format {manifest.Format}; there is no such format.");
        if (manifest.ModelVersion != ModelVersion.Current)
        {
            throw new CheckpointException(
                $"The checkpoint was made by version {manifest.ModelVersion} of the model; this program has version {ModelVersion.Current}, "
                + "which would not give the same bits.");
        }
    }

    private static void CheckRun(CheckpointManifest manifest, RunSpec spec)
    {
        string seed = spec.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!string.Equals(manifest.InputHash, spec.InputHash, StringComparison.Ordinal) || !string.Equals(manifest.Seed, seed, StringComparison.Ordinal))
            throw new CheckpointException("The checkpoint is of a run with another scenario, other parameters, another scale or another seed.");
    }

    private static void CheckNumbers(CheckpointManifest manifest, RunSpec spec)
    {
        int cities = spec.World.Cities.Length;
        if (manifest.Agents.Count != AgentKinds.Count * cities)
        {
            throw new CheckpointException(
                $"The checkpoint counts agents of {manifest.Agents.Count} kinds and cities; this region has {AgentKinds.Count * cities}.");
        }

        if (manifest.Year is < 0 or > RunSpec.MostYears || manifest.Epoch < 0 || manifest.Organisations < 0 || manifest.OrganisationYears < 0)
            throw new CheckpointException("The checkpoint's manifest has a year, an epoch or a number of organisations that cannot be.");
        long shards = 0;
        for (int cell = 0; cell < manifest.Agents.Count; cell++)
        {
            int agents = manifest.Agents[cell];
            if (agents < 0) throw new CheckpointException($"The checkpoint counts {agents} agents of a kind in a city.");
            shards += ((long)agents / spec.ShardSizes[(AgentKind)(cell / cities)]) + 1;
        }

        if (shards > MostShards) throw new CheckpointException($"The checkpoint's agents need {shards} shards of this run's sizes; {MostShards} is the most.");
    }

    private static CheckpointPartEntry CheckParts(CheckpointManifest manifest, int cities)
    {
        if (manifest.Parts.Any(part => part is null)) throw new CheckpointException("The checkpoint's manifest has an empty entry.");
        CheckpointPartEntry? region = manifest.Parts.Count > 0 ? manifest.Parts[^1] : null;
        if (region?.Kind is not null || region?.Name is not CheckpointPartEntry.RegionName)
            throw new CheckpointException($"The checkpoint's manifest does not end with part {CheckpointPartEntry.RegionName}: it is incomplete.");
        int at = 0;
        for (int cell = 0; cell < manifest.Agents.Count; cell++)
            at = CheckCell(manifest, at, (AgentKind)(cell / cities), cell % cities, manifest.Agents[cell]);
        return at == manifest.Parts.Count - 1
            ? region
            : throw new CheckpointException($"Part {manifest.Parts[at].Name} stands where it does not belong: parts come by kind, city and serial, each once.");
    }

    /// <summary>Checks the parts of a kind and city, and finds where the next ones begin.</summary>
    private static int CheckCell(CheckpointManifest manifest, int at, AgentKind kind, int city, int agents)
    {
        int next = 0;
        for (; manifest.Parts[at] is { } part && part.Kind == kind && part.City == city; at++)
        {
            if (part.FirstSerial < next || part.EndSerial <= part.FirstSerial || part.EndSerial > agents)
            {
                throw new CheckpointException(
                    $"Part {part.Name} says that it holds serials {part.FirstSerial} to {part.EndSerial - 1}; expected are some from {next} to {agents - 1}.");
            }

            RefuseGap(kind, city, next, part.FirstSerial, part);
            next = part.EndSerial;
        }

        RefuseGap(kind, city, next, agents, manifest.Parts[at]);
        return at;
    }

    /// <summary>Only a shard of private firms is given up when all have left, and then not saved.</summary>
    private static void RefuseGap(AgentKind kind, int city, int from, int end, CheckpointPartEntry found)
    {
        if (from < end && kind != AgentKind.PrivateFirm)
            throw new CheckpointException($"The checkpoint has no part with {kind.Name()}/{city}/{from}; part {found.Name} stands in its place.");
    }
}
