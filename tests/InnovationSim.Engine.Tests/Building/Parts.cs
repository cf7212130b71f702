using System.Security.Cryptography;
using System.Text;
using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Engine.Tests.Building;

/// <summary>Parts of checkpoints, right ones and others.</summary>
internal static class Parts
{
    public const string Name = "private-firm-3-17";

    /// <summary>A header; a test says with <c>with</c> what it needs otherwise.</summary>
    public static PartHeader Header { get; } = new(1, new string('a', 64), Seed: 42, Year: 15, Epoch: 2, Shard: 7);

    /// <summary>A part with sections of bytes.</summary>
    public static byte[] Write(params (string Name, int ElementBytes, byte[] Bytes)[] sections)
    {
        using var writer = new PartWriter();
        return Write(writer, sections);
    }

    public static byte[] Write(PartWriter writer, params (string Name, int ElementBytes, byte[] Bytes)[] sections)
    {
        writer.Start(Header);
        foreach ((string name, int elementBytes, byte[] bytes) in sections)
        {
            writer.Begin(name, elementBytes, bytes.Length / elementBytes);
            // In two pieces, as tiles come.
            writer.Write(bytes.AsSpan(0, bytes.Length / 3));
            writer.Write(bytes.AsSpan(bytes.Length / 3));
        }

        return writer.Finish(out _).ToArray();
    }

    /// <summary>Reads a part that a manifest lists as it is.</summary>
    public static PartReader Read(byte[] part, PartHeader? expected = null) => new(EntryOf(part), part, expected ?? Header);

    /// <summary>What a manifest says of a part.</summary>
    public static CheckpointPartEntry EntryOf(byte[] part) =>
        new() { Name = Name, Bytes = part.Length, Sha256 = part.Length < 32 ? "" : Convert.ToHexStringLower(part.AsSpan(part.Length - 32)) };

    /// <summary>The same part with other bytes before its checksum, which is right: nobody's accident.</summary>
    public static byte[] Sealed(byte[] part, Func<byte[], byte[]> change)
    {
        byte[] body = change(part[..^32]);
        return [.. body, .. SHA256.HashData(body)];
    }

    /// <summary>A part with one section that says of itself what the caller likes.</summary>
    public static byte[] Claiming(string name, int elementBytes, int length, int form, int stored, params byte[] bytes) => Sealed(
        Write(),
        body =>
        [
            .. body, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(elementBytes), .. BitConverter.GetBytes(length),
            .. BitConverter.GetBytes(form), .. BitConverter.GetBytes(stored), .. bytes,
        ]);
}
