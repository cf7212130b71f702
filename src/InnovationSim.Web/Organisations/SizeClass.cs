namespace InnovationSim.Web.Organisations;

/// <summary>Firms in a class of size or growth.</summary>
/// <param name="From">Lower edge.</param>
/// <param name="To">Upper edge; null where it is open.</param>
/// <param name="Firms">How many.</param>
public sealed record SizeClass(double From, double? To, long Firms);
