using InnovationSim.Kernel.Metrics.Formulas;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Metrics;

/// <summary>Calls, alliances, and the network of those who work together.</summary>
internal static class NetworkMetrics
{
    private static readonly Metric Proposals = new("proposals", "proposals", "Proposals of consortia for public research money.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Projects = new("projects", "projects", "Projects that got money.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric ConsortiumSize = new("consortium-size", "members", "Members of a project, its leader included.")
    {
        Formula = "Σ members ÷ projects",
        Source = "own",
    };
    private static readonly Metric Competitive = new("competitive-funding-share", "share", "Money awarded to projects over public research budgets.")
    {
        Formula = "grants awarded ÷ budgets",
        Source = "own",
    };
    private static readonly Metric Successful = new("project-success-rate", "share", "Successful projects of the year before over all of them.")
    {
        Formula = "projects with r > project-success-threshold ÷ projects of the year before",
        Source = "own",
    };
    private static readonly Metric ProjectLicences = new("project-licences", "contracts", "Licences that firms got for the results of their consortium.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Alliances = new("alliances", "alliances", "Alliances at the end of the year.")
    {
        Formula = "number of those that both sides report",
        Source = "own",
    };
    private static readonly Metric AllianceCosts = new("alliance-costs", "yuan", "Spent on alliances by firms and research organisations.")
    {
        Formula = "Σ",
        Source = "own",
    };
    private static readonly Metric Organisations = new("network-organisations", "organisations", "Organisations that have an alliance or are in a consortium.")
    {
        Formula = "n, number of nodes",
        Source = "own",
    };
    private static readonly Metric Links = new("network-links", "links", "Pairs of them that work together.")
    {
        Formula = "L, number of linked pairs",
        Source = "own",
    };
    private static readonly Metric MeanDegree = new("network-mean-degree", "links each", "Links of an organisation of the network.")
    {
        Formula = "2 L ÷ n",
        Source = "own",
    };
    private static readonly Metric Density = new("network-density", "share", "Linked pairs over all pairs of organisations of the network.")
    {
        Formula = "2 L ÷ (n (n − 1))",
        Source = "Wasserman and Faust 1994",
    };
    private static readonly Metric Clustering = new("network-clustering", "share", "Share of an organisation's partners that are partners, mean over those with two or more.")
    {
        Formula = "mean over k_i ≥ 2 of 2 e_i ÷ (k_i (k_i − 1)), e_i links among i's partners",
        Source = "Watts and Strogatz 1998",
    };
    private static readonly Metric ClusteringLift = new("network-clustering-over-random", "ratio", "Clustering over that of a random graph with the same degrees.")
    {
        Formula = "network-clustering ÷ [(⟨k²⟩ − ⟨k⟩)² ÷ (n ⟨k⟩³)]",
        Source = "Newman 2003",
    };
    private static readonly Metric Giant = new("network-giant-share", "share", "Share of the organisations in the largest component.")
    {
        Formula = "largest component ÷ n",
        Source = "Newman 2003",
    };
    private static readonly Metric DegreeCorrelation = new("network-degree-correlation", "correlation", "Correlation of the degrees at the ends of a link.")
    {
        Formula = "Pearson's r of k_i and k_j over both directions of all links",
        Source = "Newman 2002",
    };
    private static readonly Metric Skewness = new("network-degree-skewness", "ratio", "Skewness of the degrees.")
    {
        Formula = "E (k − ⟨k⟩)³ ÷ (E (k − ⟨k⟩)²)^3/2",
        Source = "own",
    };
    private static readonly Metric CityModularity = new("network-city-modularity", "index", "Modularity of the division into cities.")
    {
        Formula = "Q = Σ_c [L_c ÷ m − (K_c ÷ 2m)²], weights: ties",
        Source = "Newman and Girvan 2004",
    };
    private static readonly Metric CommunityModularity = new("network-community-modularity", "index", "Modularity of the communities that the Leiden algorithm finds.")
    {
        Formula = "Q of the communities",
        Source = "Traag, Waltman and van Eck 2019",
    };
    private static readonly Metric Communities = new("network-communities", "communities", "Communities that the Leiden algorithm finds.")
    {
        Formula = "number",
        Source = "Traag, Waltman and van Eck 2019",
    };
    private static readonly Metric Fit = new("geographic-fit", "ratio", "Modularity of the cities over that of the communities: 1 if communities are cities.")
    {
        Formula = "network-city-modularity ÷ network-community-modularity",
        Source = "own",
    };
    private static readonly Metric Information = new("geographic-information", "index", "Adjusted mutual information of cities and communities: 1 if they are the same, 0 as by chance.")
    {
        Formula = "(I − E I) ÷ (½ (H_1 + H_2) − E I)",
        Source = "Vinh, Epps and Bailey 2010",
    };
    private static readonly Metric Complexity = new("economic-complexity", "z-score", "Economic complexity of a city from employment; where there are 20 cities or more.")
    {
        Formula = "second eigenvector of D⁻¹ M U⁻¹ Mᵀ, M = [RCA ≥ 1], sign by diversity",
        Source = "Hidalgo and Hausmann 2009",
        Of = MetricScope.City,
    };

    internal static IReadOnlyList<Metric> Regional { get; } =
    [
        Proposals, Projects, ConsortiumSize, Competitive, Successful, ProjectLicences, Alliances, AllianceCosts, Organisations, Links, MeanDegree, Density,
        Clustering, ClusteringLift, Giant, DegreeCorrelation, Skewness, CityModularity, CommunityModularity, Communities, Fit, Information,
    ];

    internal static IReadOnlyList<Metric> All { get; } = [.. Regional, Complexity];

    internal static void Add(YearView view, List<MetricValue> values)
    {
        Tally now = view.Now;
        double projects = now.Total(ResearchMeasure.Projects);
        values.Put(Proposals, view.Flow(now.Total(ResearchMeasure.Proposals)));
        values.Put(Projects, view.Flow(projects));
        values.Put(ConsortiumSize, YearView.Share(now.Total(ResearchMeasure.ProjectMembers), projects));
        values.Put(Competitive, YearView.Share(now.Total(ResearchMeasure.GrantsAwarded), now.Total(ResearchMeasure.PlannedBudget)));
        values.Put(Successful, YearView.Share(now.Total(ResearchMeasure.ProjectsSuccessful), view.Last.Total(ResearchMeasure.Projects)));
        values.Put(ProjectLicences, view.Flow(now.Total(ResearchMeasure.ProjectLicences)));
        values.Put(Alliances, view.Network.Alliances);
        values.Put(AllianceCosts, view.Flow(now.Total(CellMeasure.AllianceCosts) + now.Total(ResearchMeasure.AllianceCosts)));
        AddShape(view.Network, values);
        AddCommunities(view, values);
        double[] complexity = new double[view.Cities];
        EconomicComplexity.Fill(Employment.ByCell(now), view.Cities, view.Sectors, complexity);
        for (int city = 0; city < complexity.Length; city++) values.Put(Complexity, complexity[city], city);
    }

    private static void AddShape(CollaborationNetwork network, List<MetricValue> values)
    {
        Graph graph = network.Graph;
        double clustering = GraphShape.Clustering(graph);
        values.Put(Organisations, graph.Nodes);
        values.Put(Links, graph.Links);
        values.Put(MeanDegree, YearView.Share(2.0 * graph.Links, graph.Nodes));
        values.Put(Density, GraphShape.Density(graph));
        values.Put(Clustering, clustering);
        values.Put(ClusteringLift, YearView.Share(clustering, GraphShape.RandomClustering(graph)));
        values.Put(Giant, GraphShape.GiantShare(graph));
        values.Put(DegreeCorrelation, GraphShape.DegreeCorrelation(graph));
        values.Put(Skewness, GraphShape.DegreeSkewness(graph));
    }

    private static void AddCommunities(YearView view, List<MetricValue> values)
    {
        Graph graph = view.Network.Graph;
        var stream = new RandomStream(view.Seed, 0, view.Year, (int)Draws.Communities);
        int[] communities = Leiden.Communities(graph, ref stream);
        double cities = Modularity.Of(graph, view.Network.Cities);
        double best = Modularity.Of(graph, communities);
        values.Put(CityModularity, cities);
        values.Put(CommunityModularity, best);
        values.Put(Communities, graph.Nodes == 0 ? 0 : communities.Max() + 1);
        values.Put(Fit, best > 0 ? cities / best : double.NaN);
        values.Put(Information, AdjustedMutualInformation.Of(view.Network.Cities, communities));
    }
}
