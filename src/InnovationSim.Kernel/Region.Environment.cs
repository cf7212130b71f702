using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Metrics.Formulas;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel;

/// <content>P0 Environment, and what firms know of each other.</content>
public sealed partial class Region
{
    private const double MostOpportunity = 5;

    // Where far more posts are open than filled, the sum of the terms could fall below −1 and turn demand into its opposite.
    private const double SteepestFall = -0.5;

    /// <summary>
    /// The frontier A* grows 2 % a year; demand of sector s grows by its rate + .05 × (ln Ā_s − ln A*_s, less that of the base year)
    /// − .3 × (unfilled posts ÷ employed): customers whom nobody can serve go elsewhere; public research budgets follow
    /// the gross domestic product, base wages follow mean productivity. No sector loses more than half of its demand in a year.
    /// </summary>
    private void PublishEnvironment()
    {
        ModelParameters p = Signals.Parameters;
        int sectors = _world.Sectors.Length;
        long employed = _last.Total(PoolMeasure.Employed);
        double unfilled = employed > 0 ? (double)(_last.Total(PoolMeasure.Vacancies) - _last.Total(PoolMeasure.Hires)) / employed : 0;
        double frontierStep = DeterministicMath.Log(1 + p.FrontierGrowth);
        for (int s = 0; s < sectors; s++)
        {
            PublishPeers(s);
            Signals.MeanLog[s] = SectorMeanLog(_last, s);
            State.FrontierLog[s] += frontierStep;
            Signals.FrontierLog[s] = State.FrontierLog[s];
            double gap = Signals.MeanLog[s] - State.FrontierLog[s] - State.BaseGap[s];
            double growth = _world.Sectors[s].DemandGrowth + (p.DemandGapElasticity * gap) - (p.LabourScarcityWeight * unfilled);
            Signals.SectorGrowth[s] = Math.Max(SteepestFall, growth);
            State.DemandYuan[s] *= 1 + Signals.SectorGrowth[s];
            double median = HistogramQuantile.Of(_last.ResearchIntensities(s), Histograms.Research.Lowest, Histograms.Research.Width, 0.5);
            Signals.MedianIntensity[s] = double.IsNaN(median) ? 1 : DeterministicMath.Exp(median);
        }

        Signals.ProductivityIndex = DeterministicMath.Exp(MeanLogOf(_last) - State.BaseMeanLog);
        long baseGdp = 0;
        foreach (City city in _world.Cities) baseGdp += city.GdpYuan;
        Signals.ResearchBudgetIndex = baseGdp > 0 ? (double)State.GdpYuan / baseGdp : 1;
        Signals.PrivateMedianYuan = State.PrivateMedianYuan;
        Signals.BlockShare = State.BlockShare;
        Signals.QualificationLog = DeterministicMath.Log(p.QualificationThreshold * (1 - p.CommonStandards));
        Signals.OutsideWeight = DeterministicMath.Exp(-p.OutsidePenalty) * NearnessOfOutside(p);
        for (int c = 0; c < _world.Cities.Length; c++)
            State.RemainderYuan[c] = (long)(State.RemainderYuan[c] * (1 + p.RemainderGrowth));
        Signals.Adopt(_tables);
    }

    /// <summary>Where a firm of the sector finds peers, and how their ln A is distributed (last year's, against last year's frontier).</summary>
    private void PublishPeers(int sector)
    {
        int cities = _world.Cities.Length;
        int sectors = _world.Sectors.Length;
        for (int city = 0; city < cities; city++)
        {
            Span<double> quantiles = Signals.PeerQuantiles.AsSpan(((city * sectors) + sector) * Signals.QuantilePoints, Signals.QuantilePoints);
            ReadOnlySpan<long> histogram = _last.Productivity(city, sector);
            for (int point = 0; point < quantiles.Length; point++)
            {
                double at = HistogramQuantile.Of(histogram, Histograms.Productivity.Lowest, Histograms.Productivity.Width, point / (quantiles.Length - 1.0));
                quantiles[point] = double.IsNaN(at) ? double.NegativeInfinity : at + State.FrontierLog[sector];
            }

            Span<double> cumulative = Signals.PeerCities.AsSpan(((sector * cities) + city) * cities, cities);
            double sum = 0;
            for (int other = 0; other < cities; other++)
            {
                long firms = _last.Cells(CellMeasure.Firms, Ownership.State, other)[sector] + _last.Cells(CellMeasure.Firms, Ownership.Private, other)[sector];
                sum += firms * _tables.Nearness(NearnessKind.Imitation, city, other);
                cumulative[other] = sum;
            }
        }
    }

    /// <summary>
    /// Where entrants are expected: Poisson(.09 F_s) a sector, more where demand per firm has grown (else a sector that has lost firms
    /// would never get them back); city ∝ firms there × exp(2 ω_cs).
    /// </summary>
    private void PublishFirms()
    {
        ModelParameters p = Signals.Parameters;
        int cities = _world.Cities.Length;
        int sectors = _world.Sectors.Length;
        double access = MarketAccess(p);
        double[] density = Relatedness.Of(_last, cities, sectors);
        double[] weights = new double[cities];
        for (int s = 0; s < sectors; s++)
        {
            double total = 0;
            // A sector that has lost its last private firm counts as having one, so that it can begin again.
            double firms = Math.Max(1, _last.BySector(CellMeasure.Firms, Ownership.Private, s));
            for (int c = 0; c < cities; c++)
            {
                // Where nobody is in the sector yet, the city's other firms may still found one.
                double here = _last.Cells(CellMeasure.Firms, Ownership.Private, c)[s];
                double others = Sum(_last.Cells(CellMeasure.Firms, Ownership.Private, c)) / sectors;
                double related = density[(c * sectors) + s];
                weights[c] = (here + (p.UnrelatedEntry * others)) * (double.IsNaN(related) ? 1 : DeterministicMath.Exp(p.RelatednessWeight * related));
                total += weights[c];
            }

            double perFirm = access * State.DemandYuan[s] / firms / Signals.ProductivityIndex;
            double opportunity = State.BaseDemandPerFirm[s] > 0 ? DeterministicMath.Pow(perFirm / State.BaseDemandPerFirm[s], p.EntryDemandElasticity) : 1;
            for (int c = 0; c < cities; c++)
            {
                ModelParameters here = Signals.At(AgentKind.PrivateFirm, c, s);
                double expected = here.EntryRate * here.BusinessEnvironment * firms * Math.Min(MostOpportunity, opportunity);
                // Founders whose firm has failed try again, the more so the less they have lost.
                double again = here.FailureCover * here.FounderReturn * _last.Cells(CellMeasure.Exits, Ownership.Private, c)[s];
                Signals.EntryMean[(c * sectors) + s] = (total > 0 ? expected * weights[c] / total : 0) + again;
                double weight = _last.Cells(CellMeasure.ProductivityWeight, Ownership.Private, c)[s];
                Signals.CellMeanLog[(c * sectors) + s] = weight > 0
                    ? _last.Cells(CellMeasure.WeightedLogProductivity, Ownership.Private, c)[s] / weight * 1e-6
                    : Signals.MeanLog[s];
            }
        }
    }

    private void PublishRegisters(Partition partition, ReadOnlySpan<ShardReport?> reports)
    {
        int cities = _world.Cities.Length;
        int sectors = _world.Sectors.Length;
        Signals.Directory = Phases.Directory.Build(partition, sectors, reports);
        for (int s = 0; s < sectors; s++)
        {
            for (int city = 0; city < cities; city++)
            {
                Accumulate(Register.Suppliers, CellMeasure.SupplierWeight, NearnessKind.Supply, Signals.SupplierCities);
                Accumulate(Register.Adopters, CellMeasure.AdopterWeight, NearnessKind.Transfer, Signals.AdopterCities);

                void Accumulate(Register register, CellMeasure measure, NearnessKind nearness, double[] table)
                {
                    Span<double> cumulative = table.AsSpan(((s * cities) + city) * cities * Ownerships.Count, cities * Ownerships.Count);
                    double sum = 0;
                    for (int place = 0; place < cumulative.Length; place++)
                    {
                        var ownership = (Ownership)(place / cities);
                        long weight = _step.Cells(measure, ownership, place % cities)[s];
                        if (weight != Signals.Directory!.Total(register, ownership, place % cities, s))
                            throw new InvalidOperationException($"The {register} register and the tally disagree on city {place % cities}, sector {s}: {weight} in the tally.");
                        sum += weight * _tables.Nearness(nearness, city, place % cities);
                        cumulative[place] = sum;
                    }
                }
            }
        }
    }

    private void PublishDemand()
    {
        double access = MarketAccess(Signals.Parameters);
        for (int s = 0; s < _world.Sectors.Length; s++)
        {
            double raw = (double)_last.BySector(CellMeasure.RawDemand, Ownership.State, s) + _last.BySector(CellMeasure.RawDemand, Ownership.Private, s);
            Signals.DemandScale[s] = raw > 0 ? access * State.DemandYuan[s] / raw : 0;
        }
    }

    /// <summary>Trade falls with distance, elasticity .9 (Disdier and Head 2008): how much more of it there is at the distance in force.</summary>
    private static double NearnessOfOutside(ModelParameters p) =>
        p.TradeDistance == 1 ? 1 : DeterministicMath.Pow(p.TradeDistance, -p.TradeDistanceElasticity);

    /// <summary>Factor on demand: the part that comes from outside grows as the outside comes nearer.</summary>
    private static double MarketAccess(ModelParameters p) => 1 + (p.TradeExposure * (NearnessOfOutside(p) - 1));

    private static double Sum(ReadOnlySpan<long> values)
    {
        double sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }
}
