using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>Decodes one part, after its checksum and header have been found right. Nothing of a damaged part is ever used.</summary>
public sealed class PartReader : IStateReader
{
    private readonly string _part;
    private readonly Dictionary<string, (SectionHeader Header, byte[] Bytes)> _sections = new(StringComparer.Ordinal);

    /// <summary>Reads a part.</summary>
    /// <param name="part">The part as its manifest lists it.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="expected">What its header must say.</param>
    /// <exception cref="CheckpointException">It is damaged, not the one listed, of another run, year or shard, or of a newer format.</exception>
    public PartReader(CheckpointPartEntry part, ReadOnlySpan<byte> bytes, PartHeader expected)
    {
        ArgumentNullException.ThrowIfNull(part);
        _part = part.Name;
        // The format comes first: a newer one may have another checksum.
        PartHeader header = PartHeader.Read(bytes, _part);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (bytes.Length != part.Bytes || bytes.Length < PartHeader.Size + hash.Length)
            throw Damaged($"has {bytes.Length} bytes, not the {part.Bytes} that the manifest lists");
        ReadOnlySpan<byte> body = bytes[..^hash.Length];
        SHA256.HashData(body, hash);
        if (!hash.SequenceEqual(bytes[^hash.Length..])) throw Damaged("is damaged: its checksum is wrong");
        if (header != expected) throw new CheckpointException($"Part {_part} is of another checkpoint: it says {header}, expected is {expected}.");
        if (!string.Equals(Convert.ToHexStringLower(hash), part.Sha256, StringComparison.Ordinal))
            throw Damaged("is not the one that the manifest lists: it has another checksum");
        ReadOnlySpan<byte> sections = body[PartHeader.Size..];
        // Sizes are looked through first: nothing is allocated for a part that says what cannot be.
        long length = 0;
        for (ReadOnlySpan<byte> rest = sections; rest.Length > 0;)
        {
            rest = rest[Next(rest, out _, out SectionHeader section)..];
            length += section.Length;
            if (length > PartWriter.MostBytes) throw Damaged($"holds more than {PartWriter.MostBytes} bytes");
        }

        for (int end; sections.Length > 0; sections = sections[end..])
        {
            end = Next(sections, out string name, out SectionHeader section);
            ReadOnlySpan<byte> stored = sections[(end - section.Stored)..end];
            if (!_sections.TryAdd(name, (section, section.InPlanes ? PutTogether(name, stored, section) : stored.ToArray())))
                throw Damaged($"has section {name} twice");
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Section(string name, int elementBytes)
    {
        if (!_sections.TryGetValue(name, out (SectionHeader Header, byte[] Bytes) section))
            throw new CheckpointException($"Part {_part} has no section {name}.");
        if (section.Header.ElementBytes != elementBytes)
        {
            throw new CheckpointException(
                $"Section {name} of part {_part} has elements of {section.Header.ElementBytes} bytes, not {elementBytes}: it is of another version of the model.");
        }

        return section.Bytes;
    }

    /// <summary>Looks at the section that comes next, and finds where it ends.</summary>
    private int Next(ReadOnlySpan<byte> from, out string name, out SectionHeader header)
    {
        int nameBytes = from[0];
        int at = 1 + nameBytes + SectionHeader.Size;
        if (from.Length < at) throw Damaged("ends within a section");
        name = Encoding.UTF8.GetString(from.Slice(1, nameBytes));
        bool possible = SectionHeader.TryRead(from[(1 + nameBytes)..], out header);
        if (header.Stored < 0 || from.Length - at < header.Stored) throw Damaged($"ends within section {name}");
        if (!possible) throw Damaged($"has an impossible section {name}");
        bool enough = header.InPlanes ? header.ElementBytes <= header.Stored : header.Length == header.Stored;
        if (enough && header.InPlanes)
        {
            var forms = new PlaneForms(from.Slice(at, header.ElementBytes), header.Elements);
            if (!forms.ArePossible) throw Damaged($"has an impossible section {name}");
            enough = forms.Fits(header.Stored - header.ElementBytes);
        }

        return enough ? at + header.Stored : throw Damaged($"holds too little in section {name}, or too much");
    }

    private byte[] PutTogether(string name, ReadOnlySpan<byte> stored, SectionHeader header)
    {
        var forms = new PlaneForms(stored[..header.ElementBytes], header.Elements);
        stored = stored[header.ElementBytes..];
        byte[] inflated = forms.Inflated == 0 ? [] : Inflate(name, stored[(int)(forms.Constants + forms.AsTheyAre)..], (int)forms.Inflated);
        byte[] elements = new byte[header.Length];
        forms.PutTogether(stored, inflated, elements);
        return elements;
    }

    private byte[] Inflate(string name, ReadOnlySpan<byte> deflated, int length)
    {
        byte[] inflated = new byte[length];
        using var stream = new DeflateStream(new MemoryStream(deflated.ToArray()), CompressionMode.Decompress);
        try
        {
            if (stream.ReadAtLeast(inflated, length, throwOnEndOfStream: false) != length) throw Damaged($"holds too little in section {name}");
            if (stream.ReadByte() >= 0) throw Damaged($"holds too much in section {name}");
        }
        catch (InvalidDataException problem)
        {
            throw new CheckpointException($"Part {_part} cannot be decompressed in section {name}: {problem.Message}", problem);
        }

        return inflated;
    }

    private CheckpointException Damaged(string how) => new($"Part {_part} {how}.");
}
