namespace InnovationSim.Kernel.Phases;

/// <summary>
/// Draws where to look for a firm: owner and city by cumulative weights, with a guide table that leads a uniform number close to its
/// place (Chen and Asau 1974), since this is drawn for every tender and every contact.
/// </summary>
internal readonly ref struct CityPicker
{
    private const int Guides = 64;

    private readonly ReadOnlySpan<double> _cumulative;
    private readonly Span<byte> _guide;

    private CityPicker(ReadOnlySpan<double> cumulative, Span<byte> guide, bool prepared)
    {
        _ = prepared;
        _cumulative = cumulative;
        _guide = guide;
    }

    /// <summary>Prepares the draws.</summary>
    /// <param name="cumulative">Cumulative weights; the last is their total.</param>
    /// <param name="guide">Room for <see cref="Room"/> bytes.</param>
    internal CityPicker(ReadOnlySpan<double> cumulative, Span<byte> guide)
    {
        _cumulative = cumulative;
        _guide = guide;
        int place = 0;
        for (int g = 0; g < Guides; g++)
        {
            double target = cumulative[^1] * g / Guides;
            while (place < cumulative.Length - 1 && cumulative[place] <= target) place++;
            guide[g] = (byte)Math.Min(place, byte.MaxValue);
        }
    }

    /// <summary>The picker of weights for which the guide table has been prepared.</summary>
    internal static CityPicker Prepared(ReadOnlySpan<double> cumulative, Span<byte> guide) => new(cumulative, guide, prepared: true);

    /// <summary>Bytes that the guide table takes.</summary>
    internal static int Room => Guides;

    /// <summary>Whether there is anything to find.</summary>
    internal bool IsEmpty => _cumulative[^1] <= 0;

    /// <summary>The place of 32 random bits: the same as <see cref="Pick.From"/> for the unit in the middle of their interval.</summary>
    internal int Draw(uint word)
    {
        double target = Random.RandomStream.ToUnit(word) * _cumulative[^1];
        int place = _guide[(int)(word >> 26)];
        while (place < _cumulative.Length - 1 && _cumulative[place] <= target) place++;
        return place;
    }
}

/// <summary>The pickers of one city for suppliers of each sector.</summary>
internal readonly ref struct SupplierPickers
{
    private readonly StepContext _context;
    private readonly Span<byte> _guides;
    private readonly int _city;

    /// <summary>Prepares them all.</summary>
    internal SupplierPickers(int city, StepContext context, Span<byte> guides)
    {
        _city = city;
        _context = context;
        _guides = guides;
        for (int sector = 0; sector < context.World.Sectors.Length; sector++)
            _ = new CityPicker(Cumulative(sector), guides.Slice(sector * CityPicker.Room, CityPicker.Room));
    }

    /// <summary>The picker of a sector.</summary>
    internal CityPicker For(int sector) => CityPicker.Prepared(Cumulative(sector), _guides.Slice(sector * CityPicker.Room, CityPicker.Room));

    private ReadOnlySpan<double> Cumulative(int sector)
    {
        int places = _context.World.Cities.Length * Ownerships.Count;
        return _context.Signals.SupplierCities.AsSpan(((sector * _context.World.Cities.Length) + _city) * places, places);
    }
}
