using System.Collections.Immutable;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>How patents get their technology fields.</summary>
internal static class ResearchPatents
{
    /// <summary>A patent of a research organisation: its main field from the organisation's strengths, its second from what it knows.</summary>
    internal static Patent New(
        ShardId shard, int owner, int number, ResearchOrganisation organisation, int year, ReadOnlySpan<ushort> knowledge, World world, ref RandomStream stream)
    {
        int sector = Pick.FromWeights(organisation.Strengths.AsSpan(), stream.NextUnit());
        int field = FieldOf(world, sector, ref stream);
        var known = new Kene(knowledge[stream.NextInt(knowledge.Length)]);
        int second = known.IsEmpty ? FieldOf(world, sector, ref stream) : known.Field;
        return new Patent
        {
            Owner = owner,
            Number = number,
            Inventor = AgentId.Pack(shard.Kind, shard.City, owner),
            Granted = (short)year,
            Field = (byte)field,
            SecondField = (byte)second,
            Status = PatentStatus.Idle,
            FromUniversity = (byte)(shard.Kind == AgentKind.University ? 1 : 0),
        };
    }

    /// <summary>One of a sector's home fields.</summary>
    internal static int FieldOf(World world, int sector, ref RandomStream stream)
    {
        ImmutableArray<int> fields = world.HomeFields[sector];
        return fields[stream.NextInt(fields.Length)];
    }
}
