namespace InnovationSim.Engine.Checkpoints;

/// <summary>Bytes of elements put side by side by their place within the element, and back.</summary>
internal static class BytePlanes
{
    private const int Sample = 1024;

    // Σ of squared counts: of even noise n + n (n − 1) / 256 = 5,116 is expected, give or take 90; what deflates by a tenth is far above.
    private const long MostSquares = 5_800;

    internal static void Apart(ReadOnlySpan<byte> elements, Span<byte> planes, int elementBytes)
    {
        int count = elements.Length / elementBytes;
        for (int place = 0; place < elementBytes; place++)
        {
            Span<byte> plane = planes.Slice(place * count, count);
            for (int i = 0, at = place; i < plane.Length; i++, at += elementBytes) plane[i] = elements[at];
        }
    }

    /// <summary>
    /// How many of the first planes look like noise, which deflate would spend most of its time on and gain nothing: the low bytes of
    /// money and of fractions. A sample is enough, since a wrong guess only costs bytes.
    /// </summary>
    internal static int Noise(ReadOnlySpan<byte> planes, int elementBytes)
    {
        int count = planes.Length / elementBytes;
        int noise = 0;
        while (noise < elementBytes && IsNoise(planes.Slice(noise * count, count))) noise++;
        return noise;
    }

    private static bool IsNoise(ReadOnlySpan<byte> plane)
    {
        if (plane.Length < Sample) return false;
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (byte value in plane[..Sample]) counts[value]++;
        long squares = 0;
        foreach (int count in counts) squares += (long)count * count;
        return squares < MostSquares;
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
