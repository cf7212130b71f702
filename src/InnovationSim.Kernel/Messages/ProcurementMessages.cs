using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>
/// A lot put out to tender. Sent at Tender to a candidate that is found either through the register of suppliers
/// (<see cref="Position"/> within its city and sector) or, if the buyer knows it, by serial (<c>−1 − serial</c>).
/// Lots are whole thousands of yuan.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct TenderMessage : IMessage
{
    /// <summary>Most lots of a buyer in a year.</summary>
    public const int MostLots = 1 << SectorShift;

    private const int SectorShift = 24;
    private readonly uint _lotAndSector;

    /// <summary>Makes the message.</summary>
    /// <param name="position">Where the candidate stands in the register, or −1 − its serial.</param>
    /// <param name="buyer">Serial of the buyer.</param>
    /// <param name="lot">Number of the lot among the buyer's, below <see cref="MostLots"/>.</param>
    /// <param name="thousandYuan">Its value, thousand yuan.</param>
    /// <param name="sector">The sector that can supply it, 0 to 255.</param>
    public TenderMessage(long position, int buyer, int lot, int thousandYuan, int sector)
    {
        if ((uint)lot >= MostLots) throw new ArgumentOutOfRangeException(nameof(lot), lot, $"A buyer has at most {MostLots} lots a year.");
        Position = position;
        Buyer = buyer;
        ThousandYuan = thousandYuan;
        _lotAndSector = (uint)lot | ((uint)sector << SectorShift);
    }

    /// <summary>Where the candidate stands in the register of its city and sector, or −1 − its serial.</summary>
    public long Position { get; }

    /// <summary>Serial of the buyer.</summary>
    public int Buyer { get; }

    /// <summary>Value of the lot, thousand yuan.</summary>
    public int ThousandYuan { get; }

    /// <summary>Number of the lot among the buyer's.</summary>
    public int Lot => (int)(_lotAndSector & (MostLots - 1));

    /// <summary>The sector that can supply it.</summary>
    public int Sector => (int)(_lotAndSector >> SectorShift);

    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Tender;
}

/// <summary>A quote for a lot. Sent at Quote to the buyer.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct QuoteMessage(int Buyer, int Lot, int Supplier, int ThousandYuan, float LogPrice) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Quote;
}

/// <summary>A lot is ordered. Sent at Order to the supplier.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct OrderMessage(int Supplier, int Buyer, int ThousandYuan) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Order;
}
