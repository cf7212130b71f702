using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>
/// Encodes one part: header, sections, SHA-256 of all that. A section is kept with its bytes put side by side by their place within the
/// element, so that the high bytes of money and of serials become long runs, and each such plane in the form that costs least time: one that
/// is constant as one byte, one that seldom changes deflated, any other as it is. One writer may encode many parts, one after the other.
/// </summary>
/// <remarks>
/// Deflate takes four times as long for a byte that it leaves as hashing and writing that byte would; for one that it makes vanish in a run a
/// quarter. So it gets only planes of which at most one byte in <see cref="RunLength"/> differs from the one before.
/// </remarks>
public sealed class PartWriter : IStateWriter, IDisposable
{
    /// <summary>Most bytes of all sections of a part together, before they are compressed.</summary>
    public const long MostBytes = 1L << 29;

    private const int LeastInPlanes = 128;
    private const int RunLength = 8;

    // What is written in smaller pieces is gathered before it is taken apart; larger pieces are not copied for that.
    private const int Gathered = 256;
    private const int LeastAtOnce = 128;

    private readonly ArrayBufferWriter<byte> _part = new(1 << 16);
    private readonly MemoryStream _deflated = new();
    private byte[] _gathered = [];
    private byte[] _planes = [];
    private byte[] _scratch = [];
    private byte[] _forms = [];
    private int _elementBytes;
    private int _length;
    private int _written;
    private int _apart;
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
        _apart = 0;
        Make(ref _gathered, InPlanes ? Gathered * elementBytes : _length);
        if (!InPlanes) return;
        Make(ref _planes, _length);
        Make(ref _forms, elementBytes);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_written + bytes.Length > _length) throw new InvalidOperationException($"Section {_name} gets more than the {_length} bytes it was begun with.");
        if (!InPlanes)
        {
            bytes.CopyTo(_gathered.AsSpan(_written));
            _written += bytes.Length;
            return;
        }

        int most = Gathered * _elementBytes;
        while (bytes.Length > 0)
        {
            int gathered = _written - _apart;
            bool atOnce = gathered == 0 && bytes.Length >= LeastAtOnce * _elementBytes;
            int taken = atOnce ? bytes.Length - (bytes.Length % _elementBytes) : Math.Min(bytes.Length, most - gathered);
            if (!atOnce) bytes[..taken].CopyTo(_gathered.AsSpan(gathered));
            _written += taken;
            if (atOnce) TakeApart(bytes[..taken]);
            else if (gathered + taken == most) TakeApart(_gathered.AsSpan(0, most));
            bytes = bytes[taken..];
        }
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

    /// <summary>Whether the bytes of the section are put side by side by place as they come.</summary>
    private bool InPlanes => _length >= LeastInPlanes;

    private void TakeApart(ReadOnlySpan<byte> elements)
    {
        Make(ref _scratch, elements.Length);
        BytePlanes.Apart(elements, _planes.AsSpan(0, _length), _elementBytes, _apart / _elementBytes, _scratch.AsSpan(0, elements.Length));
        _apart += elements.Length;
    }

    private void EndSection()
    {
        if (_name is null) return;
        if (_written != _length) throw new InvalidOperationException($"Section {_name} was begun with {_length} bytes and got {_written}.");
        if (InPlanes && _apart < _written) TakeApart(_gathered.AsSpan(0, _written - _apart));
        int nameBytes = Encoding.UTF8.GetByteCount(_name);
        int headBytes = 1 + nameBytes + SectionHeader.Size;
        bool inPlanes = InPlanes && FindForms();
        Span<byte> to = _part.GetSpan(headBytes + _length + (inPlanes ? 2 * _elementBytes : 0));
        to[0] = checked((byte)nameBytes);
        Encoding.UTF8.GetBytes(_name, to[1..]);
        int stored = inPlanes ? WritePlanes(to[headBytes..]) : WriteElements(to.Slice(headBytes, _length));
        new SectionHeader(_elementBytes, _length, inPlanes, stored).Write(to[(1 + nameBytes)..]);
        _part.Advance(headBytes + stored);
        _name = null;
    }

    /// <summary>Finds a form for each plane of the section, and deflates those that are to be.</summary>
    /// <returns>Whether that saves anything.</returns>
    private bool FindForms()
    {
        int elements = _length / _elementBytes;
        Span<byte> forms = _forms.AsSpan(0, _elementBytes);
        for (int place = 0; place < forms.Length; place++) forms[place] = FormOf(_planes.AsSpan(place * elements, elements));
        Deflate(forms, elements);
        return forms.ContainsAnyExcept(PlaneForms.AsItIs);
    }

    /// <summary>Writes the section as it came.</summary>
    /// <returns>How many bytes that took.</returns>
    private int WriteElements(Span<byte> to)
    {
        if (!InPlanes)
        {
            _gathered.AsSpan(0, _length).CopyTo(to);
            return _length;
        }

        int elements = _length / _elementBytes;
        for (int place = 0; place < _elementBytes; place++) BytePlanes.PutBack(_planes.AsSpan(place * elements, elements), to, _elementBytes, place);
        return _length;
    }

    /// <summary>Writes the section in planes.</summary>
    /// <returns>How many bytes that took: at most two for each plane more than the section has.</returns>
    private int WritePlanes(Span<byte> to)
    {
        int elements = _length / _elementBytes;
        ReadOnlySpan<byte> forms = _forms.AsSpan(0, _elementBytes);
        forms.CopyTo(to);
        int end = forms.Length;
        for (int place = 0; place < forms.Length; place++)
        {
            if (forms[place] == PlaneForms.Constant) to[end++] = _planes[place * elements];
        }

        for (int place = 0; place < forms.Length; place++)
        {
            if (forms[place] != PlaneForms.AsItIs) continue;
            _planes.AsSpan(place * elements, elements).CopyTo(to[end..]);
            end += elements;
        }

        _deflated.GetBuffer().AsSpan(0, (int)_deflated.Length).CopyTo(to[end..]);
        return end + (int)_deflated.Length;
    }

    private static byte FormOf(ReadOnlySpan<byte> plane)
    {
        int limit = plane.Length / RunLength;
        int changes = BytePlanes.Changes(plane, limit);
        return changes == 0 ? PlaneForms.Constant : changes <= limit ? PlaneForms.Deflated : PlaneForms.AsItIs;
    }

    /// <summary>Deflates the planes that are to be, unless that makes them no smaller: they stand as they are then.</summary>
    private void Deflate(Span<byte> forms, int elements)
    {
        _deflated.SetLength(0);
        int deflated = forms.Count(PlaneForms.Deflated);
        if (deflated == 0) return;
        using (var stream = new DeflateStream(_deflated, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int place = 0; place < forms.Length; place++)
            {
                if (forms[place] == PlaneForms.Deflated) stream.Write(_planes.AsSpan(place * elements, elements));
            }
        }

        if (_deflated.Length < (long)deflated * elements) return;
        _deflated.SetLength(0);
        forms.Replace(PlaneForms.Deflated, PlaneForms.AsItIs);
    }

    private static void Make(ref byte[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new byte[length + (length / 8)];
    }
}
