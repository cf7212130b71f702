namespace InnovationSim.Kernel.Phases;

/// <summary>
/// A contest for the places of each topic, decided without anybody ranking all: contestants count themselves in a histogram of scores; the
/// coordinator publishes the bin in which the places run out; those in that bin alone then name themselves (<see cref="ReportRecord"/>),
/// and the coordinator publishes the last one that is in. Equal scores are decided by lottery numbers, equal ones of these by identity: so exactly
/// as many win as there are places, whatever the shards.
/// </summary>
public static class Contest
{
    /// <summary>Most topics of a year.</summary>
    public const int MostTopics = 512;

    /// <summary>Bins of the histogram of scores.</summary>
    public const int Bins = 16;

    /// <summary>Scores are below this.</summary>
    public const int ScoreEnd = 601 << MatchBits;

    /// <summary>The mean expertise of a consortium is counted in sixtieths: exact for 3, 4 and 5 members.</summary>
    internal const int Sixtieths = 60;

    private const int MatchBits = 10;

    /// <summary>The score of a proposal: mean expertise (0 to 10), then mean field match (0 to 8 pieces of knowledge).</summary>
    internal static int Score(int expertise, int match, int members) =>
        (expertise * Sixtieths / members << MatchBits) | (match * Sixtieths / members);

    /// <summary>The score of a value in [0, 1).</summary>
    internal static int Score(double unit) => (int)(unit * ScoreEnd);

    /// <summary>The bin of a score.</summary>
    internal static int Bin(int score) => (int)((long)score * Bins / ScoreEnd);

    /// <summary>Score and lottery number as one number.</summary>
    internal static ulong Rank(int score, uint lottery) => ((ulong)(uint)score << 32) | lottery;

    /// <summary>Identity of a contestant: leader, and number of its project (0 to 255).</summary>
    internal static ulong Identity(ShardId shard, int owner, int number) => AgentId.Pack(shard.Kind, shard.City, owner) | ((ulong)(uint)number << 56);

    /// <summary>Whether a contestant of the bin in which places run out has to name itself.</summary>
    internal static bool IsMarginal(Signals signals, int topic, int score) => signals.ContestBin[topic] == Bin(score);

    /// <summary>Whether a contestant has a place.</summary>
    internal static bool Wins(Signals signals, int topic, int score, uint lottery, ulong identity)
    {
        int bin = Bin(score);
        if (bin != signals.ContestBin[topic]) return bin > signals.ContestBin[topic];
        ulong rank = Rank(score, lottery);
        ulong last = (ulong)signals.ContestRank[topic];
        return rank > last || (rank == last && identity <= (ulong)signals.ContestIdentity[topic]);
    }
}

/// <summary>
/// What a shard tells the coordinator one by one, besides sums: three words. Their order says nothing; the coordinator sorts them.
/// </summary>
/// <param name="First">What the record is of, see the users; the topic in a contest, an organisation in a link.</param>
/// <param name="Second">The rank in a contest, the other organisation in a link.</param>
/// <param name="Third">The identity in a contest, what kind of link.</param>
public readonly record struct ReportRecord(ulong First, ulong Second, ulong Third) : IComparable<ReportRecord>
{
    /// <inheritdoc/>
    public int CompareTo(ReportRecord other)
    {
        int order = First.CompareTo(other.First);
        if (order == 0) order = Second.CompareTo(other.Second);
        return order != 0 ? order : Third.CompareTo(other.Third);
    }

    /// <summary>Whether the left one comes before the right one.</summary>
    public static bool operator <(ReportRecord left, ReportRecord right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes after the right one.</summary>
    public static bool operator >(ReportRecord left, ReportRecord right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one does not come after the right one.</summary>
    public static bool operator <=(ReportRecord left, ReportRecord right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one does not come before the right one.</summary>
    public static bool operator >=(ReportRecord left, ReportRecord right) => left.CompareTo(right) >= 0;
}
