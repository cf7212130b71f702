using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace InnovationSim.Storage.Results;

/// <summary>SHA-256 of a year's rows in all tables: a database notices a damaged page, not a flipped bit in a value.</summary>
internal sealed class YearHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _text = new byte[256];

    internal void Add(object?[] row)
    {
        foreach (object? value in row)
        {
            switch (value)
            {
                case null:
                    Add((byte)'-', 0);
                    break;
                case long number:
                    Add((byte)'i', number);
                    break;
                case double number:
                    Add((byte)'d', BitConverter.DoubleToInt64Bits(number));
                    break;
                case string text:
                    Add((byte)'s', Encoding.UTF8.GetByteCount(text));
                    if (_text.Length < text.Length * 3) _text = new byte[text.Length * 3];
                    _hash.AppendData(_text, 0, Encoding.UTF8.GetBytes(text, _text));
                    break;
                default:
                    throw new NotSupportedException($"A result is text or a number, not {value.GetType().Name}.");
            }
        }
    }

    internal string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Add(byte kind, long value)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], value);
        _hash.AppendData(bytes);
    }
}
