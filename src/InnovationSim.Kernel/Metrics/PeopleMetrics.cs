namespace InnovationSim.Kernel.Metrics;

/// <summary>People: how many, where they work, what they earn, where they go.</summary>
internal static class PeopleMetrics
{
    private static readonly Metric Population = new("population", "persons", "Residents.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Employed = new("employment", "persons", "Employed by organisations of the model.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Working = new("employment-total", "persons", "The same with those who work in what is not modelled.")
    {
        Formula = "employment + those who work in what is not modelled",
        Source = "own",
    };
    private static readonly Metric Unemployment = new("unemployment-rate", "share", "Those who look for work over those who work or look for work.")
    {
        Formula = "searching ÷ (searching + employment-total)",
        Source = "International Labour Organization 2013",
    };
    private static readonly Metric StateWage = new("mean-wage-state", "yuan a year", "Wages of state-owned enterprises over their staff at the end of the year.")
    {
        Formula = "Σ wages ÷ staff",
        Source = "own",
    };
    private static readonly Metric PrivateWage = new("mean-wage-private", "yuan a year", "Wages of private firms over their staff at the end of the year.")
    {
        Formula = "Σ wages ÷ staff",
        Source = "own",
    };
    private static readonly Metric Vacancies = new("vacancies", "posts", "Posts that organisations wanted to fill.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Filled = new("vacancies-filled", "share", "Posts filled over posts advertised.")
    {
        Formula = "hires ÷ vacancies",
        Source = "own",
    };
    private static readonly Metric Net = new("net-migration", "persons", "People who came from outside less those who went outside.")
    {
        Formula = "in − out",
        Source = "own",
    };
    private static readonly Metric NetRate = new("net-migration-rate", "per year", "The same over mid-year population.")
    {
        Formula = "net-migration ÷ ½ (population + that of the year before)",
        Source = "own",
    };
    private static readonly Metric[] NetByLevel = [.. Enumerable.Range(0, SkillLevels.Count).Select(level => new Metric(
        $"net-migration-rate-{((SkillLevel)level).Name()}", "per year", $"Net migration over mid-year people of the level {((SkillLevel)level).Name()}.")
        {
            Formula = "(in − out) ÷ ½ (people of the level + those of the year before)",
            Source = "own",
        })];
    private static readonly Metric CityPopulation = new("city-population", "persons", "Residents of a city.")
    {
        Formula = "number",
        Source = "own",
        Of = MetricScope.City,
    };
    private static readonly Metric CityNet = new("city-net-migration-rate", "per year", "Moves into a city less moves out of it, within the region and with the outside, over its mid-year population.")
    {
        Formula = "(in − out) ÷ ½ (city-population + that of the year before)",
        Source = "own",
        Of = MetricScope.City,
    };
    private static readonly Metric CityUnemployment = new("city-unemployment-rate", "share", "Unemployment rate of a city.")
    {
        Formula = "searching ÷ (searching + working), in the city",
        Source = "International Labour Organization 2013",
        Of = MetricScope.City,
    };

    internal static IReadOnlyList<Metric> Regional { get; } =
        [Population, Employed, Working, Unemployment, StateWage, PrivateWage, Vacancies, Filled, Net, NetRate, .. NetByLevel];

    internal static IReadOnlyList<Metric> All { get; } = [.. Regional, CityPopulation, CityNet, CityUnemployment];

    internal static void Add(YearView view, List<MetricValue> values)
    {
        Tally now = view.Now;
        double employed = now.Total(PoolMeasure.Employed);
        double searching = now.Total(PoolMeasure.Searching);
        double elsewhere = now.Total(PoolMeasure.Elsewhere);
        values.Put(Population, now.Total(PoolMeasure.People));
        values.Put(Employed, employed);
        values.Put(Working, employed + elsewhere);
        values.Put(Unemployment, YearView.Share(searching, employed + searching + elsewhere));
        values.Put(StateWage, view.Flow(Wage(now, Ownership.State)));
        values.Put(PrivateWage, view.Flow(Wage(now, Ownership.Private)));
        values.Put(Vacancies, view.Flow(now.Total(PoolMeasure.Vacancies)));
        values.Put(Filled, view.Flow(YearView.Share(now.Total(PoolMeasure.Hires), now.Total(PoolMeasure.Vacancies))));
        double net = (double)now.Total(PoolMeasure.InFromOutside) - now.Total(PoolMeasure.OutToOutside);
        values.Put(Net, view.Flow(net));
        values.Put(NetRate, view.Flow(YearView.Share(net, 0.5 * ((double)now.Total(PoolMeasure.People) + view.Last.Total(PoolMeasure.People)))));
        for (int level = 0; level < SkillLevels.Count; level++)
        {
            double flow = 0;
            double stock = 0;
            for (int city = 0; city < view.Cities; city++)
            {
                flow += (double)now.Pools(PoolMeasure.InFromOutside, city)[level] - now.Pools(PoolMeasure.OutToOutside, city)[level];
                stock += 0.5 * ((double)now.Pools(PoolMeasure.People, city)[level] + view.Last.Pools(PoolMeasure.People, city)[level]);
            }

            values.Put(NetByLevel[level], view.Flow(YearView.Share(flow, stock)));
        }

        for (int city = 0; city < view.Cities; city++) AddCity(view, city, values);
    }

    private static void AddCity(YearView view, int city, List<MetricValue> values)
    {
        double people = Sum(PoolMeasure.People, view.Now);
        double flow = Sum(PoolMeasure.InFromOutside, view.Now) + Sum(PoolMeasure.InFromRegion, view.Now)
            - Sum(PoolMeasure.OutToOutside, view.Now) - Sum(PoolMeasure.OutToRegion, view.Now);
        double searching = Sum(PoolMeasure.Searching, view.Now);
        double workers = searching + Sum(PoolMeasure.Employed, view.Now) + Sum(PoolMeasure.Elsewhere, view.Now);
        values.Put(CityPopulation, people, city);
        values.Put(CityNet, view.Flow(YearView.Share(flow, 0.5 * (people + Sum(PoolMeasure.People, view.Last)))), city);
        values.Put(CityUnemployment, YearView.Share(searching, workers), city);

        double Sum(PoolMeasure measure, Tally tally)
        {
            double sum = 0;
            foreach (long value in tally.Pools(measure, city)) sum += value;
            return sum;
        }
    }

    private static double Wage(Tally now, Ownership ownership) => YearView.Share(
        now.Total(CellMeasure.Wages, ownership),
        now.Total(CellMeasure.SkilledWorkers, ownership) + (double)now.Total(CellMeasure.Engineers, ownership) + now.Total(CellMeasure.Researchers, ownership));
}
