using InnovationSim.Kernel.Messages;

namespace InnovationSim.Kernel.Phases;

/// <summary>The best bid for each patent of a book: the higher quality; of equal ones that of the firm whose identity comes first.</summary>
internal sealed class BestBids
{
    private readonly List<(BidMessage Bid, ShardId Bidder)> _bids = [];
    private int[] _places = [];

    /// <summary>Forgets all bids.</summary>
    internal void Start(int patents)
    {
        _bids.Clear();
        if (_places.Length < patents) _places = new int[patents + (patents / 8)];
        Array.Clear(_places);
    }

    /// <summary>Considers a bid for the patent at a place in the book.</summary>
    internal void Offer(int patent, in BidMessage bid, ShardId bidder)
    {
        if (bid.Quality <= 0) return;
        if (_places[patent] == 0)
        {
            _bids.Add((bid, bidder));
            _places[patent] = _bids.Count;
        }
        else if (IsBetter(bid, bidder, _bids[_places[patent] - 1]))
        {
            _bids[_places[patent] - 1] = (bid, bidder);
        }
    }

    /// <summary>Whether anybody bids.</summary>
    internal bool Has(int patent) => _places[patent] > 0;

    /// <summary>The best bid.</summary>
    internal BidMessage Of(int patent) => _bids[_places[patent] - 1].Bid;

    /// <summary>Whose it is.</summary>
    internal ShardId BidderOf(int patent) => _bids[_places[patent] - 1].Bidder;

    private static bool IsBetter(in BidMessage bid, ShardId bidder, (BidMessage Bid, ShardId Bidder) than) =>
        bid.Quality > than.Bid.Quality
        || (bid.Quality == than.Bid.Quality && Identity(bid, bidder) < Identity(than.Bid, than.Bidder));

    private static ulong Identity(in BidMessage bid, ShardId bidder) => AgentId.Pack(bidder.Kind, bidder.City, bid.Bidder);
}
