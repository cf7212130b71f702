using System.Reflection;

namespace InnovationSim.Scenarios.Reading;

/// <summary>The files that come with the library.</summary>
internal static class EmbeddedText
{
    internal static byte[] Bytes(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library was built without {name}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
