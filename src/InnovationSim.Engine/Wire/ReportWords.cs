using System.Buffers.Binary;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Wire;

/// <summary>Reports of firm shards as bytes: dense number of the shard, then its weights by register and sector.</summary>
public static class ReportWords
{
    private static readonly Register[] Registers = [Register.Suppliers, Register.Adopters];

    /// <summary>Packs the reports that there are.</summary>
    /// <param name="reports">Reports by dense number of the shard.</param>
    /// <param name="sectors">How many sectors.</param>
    public static byte[] Pack(ReadOnlySpan<ShardReport?> reports, int sectors)
    {
        int count = 0;
        foreach (ShardReport? report in reports)
            if (report is { IsEmpty: false }) count++;
        byte[] bytes = new byte[count * Length(sectors)];
        Span<byte> to = bytes;
        for (int number = 0; number < reports.Length; number++)
        {
            if (reports[number] is not { IsEmpty: false } report) continue;
            BinaryPrimitives.WriteInt32LittleEndian(to, number);
            to = to[sizeof(int)..];
            foreach (Register register in Registers)
            {
                foreach (long weight in report.Weights(register, sectors))
                {
                    BinaryPrimitives.WriteInt64LittleEndian(to, weight);
                    to = to[sizeof(long)..];
                }
            }
        }

        return bytes;
    }

    /// <summary>Puts reports in their places.</summary>
    /// <exception cref="FormatException">They are cut off, or of a shard that there is not.</exception>
    public static void Unpack(ReadOnlySpan<byte> bytes, int sectors, Span<ShardReport?> reports)
    {
        if (bytes.Length % Length(sectors) != 0) throw new FormatException($"Reports take {Length(sectors)} bytes each; there are {bytes.Length}.");
        while (bytes.Length > 0)
        {
            int number = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if ((uint)number >= (uint)reports.Length) throw new FormatException($"A report is of shard {number}; there are {reports.Length}.");
            bytes = bytes[sizeof(int)..];
            ShardReport report = reports[number] ??= new ShardReport();
            foreach (Register register in Registers)
            {
                Span<long> weights = report.Weights(register, sectors);
                for (int sector = 0; sector < sectors; sector++)
                {
                    weights[sector] = BinaryPrimitives.ReadInt64LittleEndian(bytes);
                    bytes = bytes[sizeof(long)..];
                }
            }
        }
    }

    private static int Length(int sectors) => sizeof(int) + (Registers.Length * sectors * sizeof(long));
}
