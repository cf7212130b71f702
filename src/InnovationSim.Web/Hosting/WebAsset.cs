using System.IO.Compression;
using System.Security.Cryptography;

namespace InnovationSim.Web.Hosting;

/// <summary>A file for browsers that is kept as a resource of this assembly.</summary>
internal sealed class WebAsset
{
    private readonly Lazy<byte[]> _bytes;
    private readonly Lazy<byte[]> _compressed;

    internal WebAsset(string path, string type)
    {
        Path = path;
        Type = type;
        string name = path[(path.LastIndexOf('/') + 1)..];
        _bytes = new Lazy<byte[]>(() => Read(name));
        _compressed = new Lazy<byte[]>(() => IsText ? Compress(_bytes.Value) : []);
        Tag = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(_bytes.Value))[..16]);
    }

    /// <summary>Where it is asked for, without the first slash.</summary>
    internal string Path { get; }

    internal string Type { get; }

    /// <summary>The beginning of the SHA-256 of its bytes.</summary>
    internal Lazy<string> Tag { get; }

    /// <summary>Address for pages: with the tag, so that a browser keeps it until it changes.</summary>
    internal string Url => $"{Path}?v={Tag.Value}";

    internal bool IsText => !Type.StartsWith("font/", StringComparison.Ordinal);

    internal ReadOnlyMemory<byte> Bytes => _bytes.Value;

    /// <summary>The same by gzip.</summary>
    internal ReadOnlyMemory<byte> Compressed => _compressed.Value;

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(WebAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource {name}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}
