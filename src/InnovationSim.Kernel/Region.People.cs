using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel;

/// <content>What people know: wages, chances, places to go.</content>
public sealed partial class Region
{
    private const double LowestUnemployment = 0.005;

    private void PublishPeople()
    {
        ModelParameters p = Signals.Parameters;
        int cities = _world.Cities.Length;
        for (int city = 0; city < cities; city++)
        {
            double people = Sum(_last.Pools(PoolMeasure.People, city));
            double dependants = Sum(_last.Pools(PoolMeasure.Dependants, city));
            Signals.Births[city] = p.BirthRate * people;
            Signals.DeathRate[city] = dependants > 0 ? Math.Min(1, p.DeathRate * people / dependants) : 0;
            long workers = _last.ByCity(CityMeasure.SkillWeight)[city];
            Signals.CityLogSkill[city] = workers > 0 ? (double)_last.ByCity(CityMeasure.WeightedLogSkill)[city] / workers * 1e-6 : 0;
            for (int level = 0; level < SkillLevels.Count; level++)
            {
                int pool = (city * SkillLevels.Count) + level;
                Signals.WageYuan[pool] = _last.Pools(PoolMeasure.Wage, city)[level];
                Signals.PoolLogSkill[pool] = _last.Pools(PoolMeasure.LogSkill, city)[level] * 1e-6;
            }

            Signals.StudentPlaces[2 * city] = _world.Cities[city].StudentPlaces[0];
            Signals.StudentPlaces[(2 * city) + 1] = _world.Cities[city].StudentPlaces[1];
        }

        for (int level = 0; level < SkillLevels.Count; level++)
        {
            PublishMoves(level);
            PublishArrivals(level);
        }
    }

    /// <summary>
    /// Logit weights of destinations: V = 1.5 ln w − .5 ln u + .5 ln(skilled share) + .5 amenity − .8 ln(1 + km/100) + ln(people) + κ at
    /// home. The size term makes a city as attractive as the sum of its parts (McFadden 1978); Outside is the log-sum over its places.
    /// </summary>
    private void PublishMoves(int level)
    {
        ModelParameters p = Signals.Parameters;
        int cities = _world.Cities.Length;
        double[] pull = new double[cities];
        for (int city = 0; city < cities; city++)
        {
            // People of the region itself, not of the part simulated: outside is as large at every scale.
            double people = Math.Max(1, Sum(_last.Pools(PoolMeasure.People, city))) / _world.Scale;
            double subsidy = 1 + Subsidy(level, Signals.At(AgentKind.TalentPool, city));
            double wage = Math.Max(1, Signals.WageYuan[(city * SkillLevels.Count) + level] * subsidy);
            pull[city] = (p.MoveWageWeight * DeterministicMath.Log(wage))
                - (p.MoveUnemploymentWeight * DeterministicMath.Log(Unemployment(city, level)))
                + (p.MoveSkilledWeight * DeterministicMath.Log(SkilledShare(city)))
                + (p.MoveAmenityWeight * _world.Cities[city].Amenity)
                + DeterministicMath.Log(people);
        }

        for (int home = 0; home < cities; home++)
        {
            Span<double> weights = Signals.MoveWeights.AsSpan(((level * cities) + home) * (cities + 1), cities + 1);
            double base_ = pull[home];
            for (int city = 0; city < cities; city++)
            {
                double utility = pull[city] - base_ - _tables.MoveFriction(home, city) + (city == home ? p.HomeBias : 0);
                weights[city] = DeterministicMath.Exp(utility);
            }

            weights[cities] = OutsideWeight(home, level, base_, p);
        }
    }

    /// <summary>Outside wages keep up with the frontier; its people and skills are in the constant that is fitted.</summary>
    private double OutsideWeight(int home, int level, double base_, ModelParameters p)
    {
        double sum = 0;
        double years = Year;
        double growth = years * DeterministicMath.Log(1 + p.FrontierGrowth);
        double relative = RelativeWage(level);
        for (int d = 0; d < _world.Destinations.Length; d++)
        {
            double wage = DeterministicMath.Log(_world.Destinations[d].WageYuan * relative) + growth;
            double utility = (p.MoveWageWeight * wage)
                - (p.MoveUnemploymentWeight * DeterministicMath.Log(p.NormalUnemployment))
                + p.OutsideAttraction - _tables.OutsideFriction(home, d) - base_;
            sum += DeterministicMath.Exp(utility);
        }

        return sum;
    }

    /// <summary>Wage of a level relative to the mean of the levels, in the base year.</summary>
    private double RelativeWage(int level)
    {
        double wages = 0;
        double mine = 0;
        double workers = 0;
        foreach (City city in _world.Cities)
        {
            for (int l = 0; l < SkillLevels.Count; l++)
            {
                wages += (double)city.Labour[l].WageYuan * city.Labour[l].Workers;
                workers += city.Labour[l].Workers;
            }

            mine += city.Labour[level].WageYuan;
        }

        return mine / _world.Cities.Length / (wages / workers);
    }

    /// <summary>Persons who come from outside: a share of the level's workers, to where wages are high.</summary>
    private void PublishArrivals(int level)
    {
        ModelParameters p = Signals.Parameters;
        int cities = _world.Cities.Length;
        double total = 0;
        double workers = 0;
        for (int city = 0; city < cities; city++)
        {
            int pool = (city * SkillLevels.Count) + level;
            double here = Workers(city, level);
            workers += here;
            double wage = Signals.WageYuan[pool] * (1 + Subsidy(level, Signals.At(AgentKind.TalentPool, city)));
            Signals.Arrivals[pool] = here * DeterministicMath.Pow(Math.Max(1, wage), p.MoveWageWeight);
            total += Signals.Arrivals[pool];
        }

        for (int city = 0; city < cities; city++)
        {
            int pool = (city * SkillLevels.Count) + level;
            double subsidised = DeterministicMath.Pow(1 + Subsidy(level, Signals.At(AgentKind.TalentPool, city)), p.MoveWageWeight);
            Signals.Arrivals[pool] = total > 0 ? p.ArrivalRate * subsidised * workers * Signals.Arrivals[pool] / total : 0;
        }
    }

    private double Workers(int city, int level) =>
        _last.Pools(PoolMeasure.Employed, city)[level] + _last.Pools(PoolMeasure.Searching, city)[level] + _last.Pools(PoolMeasure.Elsewhere, city)[level];

    private double Unemployment(int city, int level)
    {
        double workers = Workers(city, level);
        return workers > 0 ? Math.Max(LowestUnemployment, _last.Pools(PoolMeasure.Searching, city)[level] / workers) : 1;
    }

    private double SkilledShare(int city)
    {
        double skilled = 0;
        double all = 0;
        for (int level = 0; level < SkillLevels.Count; level++)
        {
            double workers = Workers(city, level);
            all += workers;
            if (level != (int)SkillLevel.SkilledWorker) skilled += workers;
        }

        return all > 0 ? Math.Max(0.001, skilled / all) : 1;
    }

    private static double Subsidy(int level, ModelParameters p) => level switch
    {
        (int)SkillLevel.SkilledWorker => p.TalentSubsidySkilledWorker,
        (int)SkillLevel.Engineer => p.TalentSubsidyEngineer,
        _ => p.TalentSubsidyScientist,
    };
}
