namespace InnovationSim.Web.Runs;

/// <summary>A chart of a run's page: metrics of one unit.</summary>
/// <param name="Id">Name of the chart.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Lines">Metrics with the names of their lines.</param>
/// <param name="Explanation">How it is to be read, besides what the service says of the metrics.</param>
internal sealed record Headline(string Id, string Title, IReadOnlyList<(string Metric, string Name)> Lines, string? Explanation = null);

/// <summary>Charts under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Charts">Its charts.</param>
internal sealed record HeadlineGroup(string Title, IReadOnlyList<Headline> Charts)
{
    /// <summary>All headings of a run's page.</summary>
    internal static IReadOnlyList<HeadlineGroup> All { get; } =
    [
        new("Economy",
        [
            new("gdp", "Gross domestic product", [("gdp", "GDP")]),
            new("gdp-growth", "Growth of GDP", [("gdp_growth", "GDP")]),
            new("value-added", "Who makes it", [("private_value_added_share", "private firms"), ("state_value_added_share", "state-owned"), ("emerging_sales_share", "emerging sectors")]),
            new("productivity", "Productivity", [("mean_log_productivity", "mean ln A")]),
        ]),
        new("Firms",
        [
            new("firms", "Private firms", [("private_firms", "private firms")]),
            new("turnover", "Entry and exit", [("entry_rate", "entry"), ("exit_rate", "exit")]),
            new("high-tech", "High-tech firms", [("high_tech_firms", "high-tech firms")]),
            new("survival", "Survival of entrants", [("survival_1_year", "one year"), ("survival_5_years", "five years")]),
            new("size-tail", "Tail of firm sizes", [("size_tail_exponent", "Hill exponent")], "Small exponents mean few, very large firms; Zipf's law is 1."),
            new("growth-shape", "Shape of firm growth", [("growth_shape_ratio", "E g² / (E|g|)²")], "A Laplace distribution has 2, a Gaussian 1.57: above 1.57, firms' growth is tent-shaped."),
        ]),
        new("Innovation and transfer",
        [
            new("rd", "R&D intensity", [("rd_intensity", "R&D over GDP")]),
            new("patents", "Patents granted", [("patents_granted", "patents")]),
            new("conversion", "Conversion of university patents", [("university_conversion_rate", "all live"), ("recent_conversion_rate", "last ten years")]),
            new("contracts", "Technology transfer", [("licences", "licences"), ("assignments", "assignments")]),
            new("spin-offs", "Spin-offs", [("spin_offs", "firms founded on patents")]),
        ]),
        new("Procurement and clusters",
        [
            new("local-share", "Lots ordered in the region", [("state_local_procurement_share", "state-owned"), ("private_local_procurement_share", "private leaders"), ("local_procurement_share", "all")]),
            new("clusters", "Clusters and hollow clusters", [("clusters", "clusters"), ("hollow_clusters", "of them hollow")], "A hollow cluster is a place where an industry is concentrated but orders less from its own city than chance would have it."),
            new("quotes", "Local candidates that can quote", [("quotes_per_tender", "quotes per tender")]),
        ]),
        new("People and talent",
        [
            new("population", "Residents", [("population", "residents")]),
            new("unemployment", "Unemployment", [("unemployment_rate", "rate")]),
            new("talent", "Talent flows: net migration by skill", [], "Of each skill level: people who came from outside less those who went there, over those who live here."),
            new("wages", "Wages", [("mean_wage_state", "state-owned"), ("mean_wage_private", "private")]),
        ]),
    ];
}
