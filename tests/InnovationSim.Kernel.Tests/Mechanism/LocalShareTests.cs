using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using InnovationSim.Kernel.Tests.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Mechanism;

/// <summary>
/// The share of lots that stays in the region, against its exact expectation: of six local candidates a binomial number n qualifies, and a lot
/// goes to one of them with probability n e^λ ÷ (n e^λ + 4 e^−.8), prices and trust being equal.
/// </summary>
public sealed class LocalShareTests
{
    private const int Buyers = 64;
    private const int Lots = 10;
    private const int Seeds = 30;
    private const int LocalCandidates = 6;
    private const int OutsideCandidates = 4;

    // Buyers whose needs make 1, 5 and 4 lots in the three sectors of the tiny world.
    private static readonly ModelParameters P = Defaults.Parameters with
    {
        LotYuan = 1_000_000,
        SmallestLot = 0.2,
        MostLots = 5,
        LotInputShare = 1,
        Candidates = LocalCandidates + OutsideCandidates,
        LocalCandidateShare = 0.6,
        OutsidePenalty = 0.8,
        TrustWeight = 0,
    };

    [Theory]
    [InlineData(0.257, 0, 0.400)]
    [InlineData(0.257, 0.5, 0.497)]
    [InlineData(0.4, 0, 0.529)]
    public void The_formula_gives_the_shares_of_the_specification(double qualified, double weight, double share) =>
        Exact(qualified, weight).ShouldBe(share, 0.001);

    [Theory]
    [InlineData(0.257, 0)]
    [InlineData(0.257, 0.5)]
    [InlineData(0.4, 0)]
    [InlineData(0.9, 2)]
    public void Buyers_order_that_share_in_the_region(double qualified, double weight)
    {
        double exact = Exact(qualified, weight);
        const int All = Seeds * Buyers * Lots;
        double share = (double)Enumerable.Range(1, Seeds).Sum(seed => Ordered(qualified, (float)weight, (ulong)seed)) / All;

        // Four standard errors of a share of so many lots: the seeds are fixed, so the test gives the same answer every time.
        share.ShouldBe(exact, 4 * Math.Sqrt(exact * (1 - exact) / All));
    }

    private static double Exact(double qualified, double weight)
    {
        double[] numbers = ExactProbabilities.Binomial(LocalCandidates, qualified);
        double outside = OutsideCandidates * Math.Exp(-0.8);
        return numbers.Select((probability, n) => probability * n * Math.Exp(weight) / ((n * Math.Exp(weight)) + outside)).Sum();
    }

    /// <summary>Lots that were ordered in the region, of those of all buyers in a year.</summary>
    private static int Ordered(double qualified, float weight, ulong seed)
    {
        var stage = new Stage(parameters: P, seed: seed);
        FirmShard buyers = stage.Firms(Buyers, Ownership.State);
        FirmShard suppliers = stage.Firms(LocalCandidates);
        buyers.Buyers.Follow(buyers.Firms, []);
        foreach (ref Buyer buyer in buyers.Buyers.All) buyer.LocalSourcing = weight;
        var random = new System.Random((int)seed);
        QuoteMessage[] quotes =
        [
            .. from buyer in Enumerable.Range(0, Buyers)
               from lot in Enumerable.Range(0, Lots)
               from supplier in Enumerable.Range(0, LocalCandidates)
               where random.NextDouble() < qualified
               select new QuoteMessage(buyer, lot, supplier, 100, 0),
        ];
        return stage.Post(suppliers.Id, buyers.Id, quotes).Run(buyers, context => ProcurementPhase.Order(buyers, context)).Messages<OrderMessage>().Count;
    }
}
