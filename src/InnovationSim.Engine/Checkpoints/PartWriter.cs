using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>
/// Encodes one part: header, sections, SHA-256 of all that. A section is kept raw, or, where that is wanted and saves a tenth, with its bytes put side by
/// side by their place within the element (so that the high bytes of money and the steps of serials become long runs) and deflated.
/// One writer may encode many parts, one after the other.
/// </summary>
/// <param name="compress">Whether sections are deflated where that saves a tenth.</param>
public sealed class PartWriter(bool compress) : IStateWriter, IDisposable
{
    private const int LeastCompressed = 128;
    private const double WorthIt = 0.9;

    private readonly ArrayBufferWriter<byte> _part = new(1 << 16);
    private readonly MemoryStream _deflated = new();
    private byte[] _section = [];
    private byte[] _planes = [];
    private int _elementBytes;
    private int _length;
    private int _written;
    private string? _name;

    /// <summary>Starts a part.</summary>
    public void Start(PartHeader header)
    {
        _part.ResetWrittenCount();
        header.Write(_part.GetSpan(PartHeader.Size));
        _part.Advance(PartHeader.Size);
        _name = null;
    }

    /// <inheritdoc/>
    public void Begin(string name, int elementBytes, int elements)
    {
        EndSection();
        _name = name;
        _elementBytes = elementBytes;
        _length = checked(elementBytes * elements);
        _written = 0;
        if (_section.Length < _length) _section = new byte[_length + (_length / 8)];
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_written + bytes.Length > _length) throw new InvalidOperationException($"Section {_name} gets more than the {_length} bytes it was begun with.");
        bytes.CopyTo(_section.AsSpan(_written));
        _written += bytes.Length;
    }

    /// <summary>Ends the part.</summary>
    /// <param name="sha256">SHA-256 of the bytes returned, 64 hexadecimal digits.</param>
    /// <returns>The part; valid until the next one is started.</returns>
    public ReadOnlyMemory<byte> Finish(out string sha256)
    {
        EndSection();
        Span<byte> hash = _part.GetSpan(SHA256.HashSizeInBytes)[..SHA256.HashSizeInBytes];
        SHA256.HashData(_part.WrittenSpan, hash);
        _part.Advance(SHA256.HashSizeInBytes);
        sha256 = Convert.ToHexStringLower(SHA256.HashData(_part.WrittenSpan));
        return _part.WrittenMemory;
    }

    /// <inheritdoc/>
    public void Dispose() => _deflated.Dispose();

    private void EndSection()
    {
        if (_name is null) return;
        if (_written != _length) throw new InvalidOperationException($"Section {_name} was begun with {_length} bytes and got {_written}.");
        ReadOnlySpan<byte> raw = _section.AsSpan(0, _length);
        bool tried = compress && _length >= LeastCompressed;
        if (tried) Deflate(raw);
        bool deflate = tried && _deflated.Length < _length * WorthIt;
        ReadOnlySpan<byte> stored = deflate ? _deflated.GetBuffer().AsSpan(0, (int)_deflated.Length) : raw;
        int nameBytes = Encoding.UTF8.GetByteCount(_name);
        Span<byte> to = _part.GetSpan(1 + nameBytes + SectionHeader.Size + stored.Length);
        to[0] = checked((byte)nameBytes);
        Encoding.UTF8.GetBytes(_name, to[1..]);
        new SectionHeader(_elementBytes, _length, deflate, stored.Length).Write(to[(1 + nameBytes)..]);
        stored.CopyTo(to[(1 + nameBytes + SectionHeader.Size)..]);
        _part.Advance(1 + nameBytes + SectionHeader.Size + stored.Length);
        _name = null;
    }

    private void Deflate(ReadOnlySpan<byte> raw)
    {
        if (_planes.Length < raw.Length) _planes = new byte[raw.Length + (raw.Length / 8)];
        BytePlanes.Apart(raw, _planes.AsSpan(0, raw.Length), _elementBytes);
        _deflated.SetLength(0);
        using var stream = new DeflateStream(_deflated, CompressionLevel.Fastest, leaveOpen: true);
        stream.Write(_planes.AsSpan(0, raw.Length));
    }
}

/// <summary>What stands before a section's bytes, after its name.</summary>
internal readonly record struct SectionHeader(int ElementBytes, int Length, bool IsDeflated, int Stored)
{
    internal const int Size = 4 + 4 + 1 + 4;

    internal void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, ElementBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], Length);
        to[8] = (byte)(IsDeflated ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(to[9..], Stored);
    }

    internal static SectionHeader Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt32LittleEndian(from),
        BinaryPrimitives.ReadInt32LittleEndian(from[4..]),
        from[8] != 0,
        BinaryPrimitives.ReadInt32LittleEndian(from[9..]));
}

/// <summary>Bytes of elements put side by side by their place within the element, and back.</summary>
internal static class BytePlanes
{
    internal static void Apart(ReadOnlySpan<byte> elements, Span<byte> planes, int elementBytes)
    {
        int count = elements.Length / elementBytes;
        for (int place = 0; place < elementBytes; place++)
        {
            Span<byte> plane = planes.Slice(place * count, count);
            for (int i = 0, at = place; i < plane.Length; i++, at += elementBytes) plane[i] = elements[at];
        }
    }

    internal static void Together(ReadOnlySpan<byte> planes, Span<byte> elements, int elementBytes)
    {
        int count = elements.Length / elementBytes;
        for (int place = 0; place < elementBytes; place++)
        {
            ReadOnlySpan<byte> plane = planes.Slice(place * count, count);
            for (int i = 0, at = place; i < plane.Length; i++, at += elementBytes) elements[at] = plane[i];
        }
    }
}
