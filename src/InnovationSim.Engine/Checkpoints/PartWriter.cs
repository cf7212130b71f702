using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>
/// Encodes one part: header, sections, SHA-256 of all that. A section is kept raw, or, where that saves a tenth, with its
/// bytes put side by side by their place within the element (so that the high bytes of money and the steps of serials become long
/// runs) and deflated, but for those places that hold noise.
/// One writer may encode many parts, one after the other.
/// </summary>
public sealed class PartWriter : IStateWriter, IDisposable
{
    /// <summary>Most bytes of all sections of a part together, before they are compressed.</summary>
    public const long MostBytes = 1L << 29;

    private const int LeastCompressed = 128;
    private const double WorthIt = 0.9;

    private readonly ArrayBufferWriter<byte> _part = new(1 << 16);
    private readonly MemoryStream _deflated = new();
    private byte[] _section = [];
    private byte[] _planes = [];
    private int _elementBytes;
    private int _length;
    private int _written;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _total;
    private string? _name;

    /// <summary>Starts a part.</summary>
    public void Start(PartHeader header)
    {
        _part.ResetWrittenCount();
        header.Write(_part.GetSpan(PartHeader.Size));
        _part.Advance(PartHeader.Size);
        _names.Clear();
        _total = 0;
        _name = null;
    }

    /// <inheritdoc/>
    public void Begin(string name, int elementBytes, int elements)
    {
        EndSection();
        // What the reader would refuse is refused here, while the run is still there.
        ArgumentOutOfRangeException.ThrowIfLessThan(elementBytes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(elements);
        if (!_names.Add(name)) throw new InvalidOperationException($"The part has a section {name} already.");
        _total += (long)elementBytes * elements;
        if (_total > MostBytes) throw new InvalidOperationException($"A part holds {MostBytes} bytes at most; smaller shards make smaller parts.");
        _name = name;
        _elementBytes = elementBytes;
        _length = elementBytes * elements;
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
    /// <param name="sha256">The checksum that the part ends with, 64 hexadecimal digits.</param>
    /// <returns>The part; valid until the next one is started.</returns>
    public ReadOnlyMemory<byte> Finish(out string sha256)
    {
        EndSection();
        Span<byte> hash = _part.GetSpan(SHA256.HashSizeInBytes)[..SHA256.HashSizeInBytes];
        SHA256.HashData(_part.WrittenSpan, hash);
        _part.Advance(SHA256.HashSizeInBytes);
        sha256 = Convert.ToHexStringLower(hash);
        return _part.WrittenMemory;
    }

    /// <inheritdoc/>
    public void Dispose() => _deflated.Dispose();

    private void EndSection()
    {
        if (_name is null) return;
        if (_written != _length) throw new InvalidOperationException($"Section {_name} was begun with {_length} bytes and got {_written}.");
        ReadOnlySpan<byte> raw = _section.AsSpan(0, _length);
        int rawPlanes = _length >= LeastCompressed ? Deflate(raw) : -1;
        ReadOnlySpan<byte> first = rawPlanes < 0 ? raw : _planes.AsSpan(0, rawPlanes * (_length / _elementBytes));
        ReadOnlySpan<byte> then = rawPlanes < 0 ? [] : _deflated.GetBuffer().AsSpan(0, (int)_deflated.Length);
        int stored = first.Length + then.Length;
        int nameBytes = Encoding.UTF8.GetByteCount(_name);
        Span<byte> to = _part.GetSpan(1 + nameBytes + SectionHeader.Size + stored);
        to[0] = checked((byte)nameBytes);
        Encoding.UTF8.GetBytes(_name, to[1..]);
        new SectionHeader(_elementBytes, _length, rawPlanes, stored).Write(to[(1 + nameBytes)..]);
        first.CopyTo(to[(1 + nameBytes + SectionHeader.Size)..]);
        then.CopyTo(to[(1 + nameBytes + SectionHeader.Size + first.Length)..]);
        _part.Advance(1 + nameBytes + SectionHeader.Size + stored);
        _name = null;
    }

    /// <summary>Puts planes apart and deflates those that are worth it.</summary>
    /// <returns>How many planes are to stand as they are before the deflated ones; −1 if it does not pay.</returns>
    private int Deflate(ReadOnlySpan<byte> raw)
    {
        if (_planes.Length < raw.Length) _planes = new byte[raw.Length + (raw.Length / 8)];
        Span<byte> planes = _planes.AsSpan(0, raw.Length);
        BytePlanes.Apart(raw, planes, _elementBytes);
        int noise = BytePlanes.Noise(planes, _elementBytes);
        if (noise == _elementBytes) return -1;
        int rawBytes = noise * (raw.Length / _elementBytes);
        _deflated.SetLength(0);
        using (var stream = new DeflateStream(_deflated, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(planes[rawBytes..]);
        return rawBytes + _deflated.Length < raw.Length * WorthIt ? noise : -1;
    }
}
