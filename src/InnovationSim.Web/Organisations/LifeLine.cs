using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Web.Metrics;

namespace InnovationSim.Web.Organisations;

/// <summary>An event of an organisation's life as a row of a table.</summary>
/// <param name="Year">Year of the run.</param>
/// <param name="Title">What happened, in words.</param>
/// <param name="With">Whom it was with, in words; empty for nobody.</param>
/// <param name="WithId">Id of the other organisation; null if there is none.</param>
/// <param name="Count">How many.</param>
/// <param name="ThousandYuan">Money, thousand yuan.</param>
/// <param name="Detail">More about it.</param>
public sealed record LifeLine(int Year, string Title, string With, string? WithId, long? Count, double? ThousandYuan, string Detail)
{
    /// <summary>The row of an event.</summary>
    /// <param name="told">The event.</param>
    /// <param name="cityName">Names of cities by identifier.</param>
    internal static LifeLine Of(LifeEvent told, Func<string, string> cityName)
    {
        string[] id = told.With?.Split('/') ?? [];
        bool isOrganisation = id.Length == 3;
        string with = isOrganisation ? NameOf(id, cityName) : told.With ?? "";
        return new LifeLine(told.Year, What(told.Kind), with, isOrganisation ? told.With : null, told.Count, told.AmountYuan / 1e3, told.Detail ?? "");
    }

    /// <summary>What a kind of event is called.</summary>
    internal static string What(LifeEventKind kind) => kind switch
    {
        LifeEventKind.Left => "Left or laid off",
        LifeEventKind.TenderWon => "Lots won",
        LifeEventKind.TenderLost => "Lots lost to others",
        LifeEventKind.OrderPlaced => "Lots ordered",
        LifeEventKind.ProductMade => "Product of a patent",
        LifeEventKind.SpinOff => "Spin-off founded",
        LifeEventKind.ChainLeadBegun => "Buys by tender from now on",
        LifeEventKind.ChainLeadEnded => "Buys by tender no more",
        LifeEventKind.CertificateGained => "High-tech certificate",
        LifeEventKind.CertificateLost => "Certificate lost",
        LifeEventKind.SupportReceived => "Public support",
        LifeEventKind.ProjectBegun => "Public project led",
        LifeEventKind.Exit => "Closed",
        _ => Words.Title(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())),
    };

    /// <summary>Where the other organisation is shown; null if there is none.</summary>
    internal string? Address(string run) => WithId is null ? null : $"runs/{run}/organisations/{WithId}";

    private static string NameOf(string[] id, Func<string, string> cityName) =>
        $"{OrganisationRow.NameOf(id[0], int.TryParse(id[2], CultureInfo.InvariantCulture, out int serial) ? serial : 0)}, {cityName(id[1])}";
}
