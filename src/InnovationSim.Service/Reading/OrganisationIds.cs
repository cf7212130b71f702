using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Service.Plans;

namespace InnovationSim.Service.Reading;

/// <summary>Ids of organisations as they are asked for: kind/city/serial.</summary>
internal static class OrganisationIds
{
    private static readonly string[] KindNames = [.. AgentKinds.AllNames.Take((int)AgentKind.TalentPool)];

    /// <summary>The kind, the index of the city and the serial of an id.</summary>
    /// <exception cref="InvalidRequestException">The id is none.</exception>
    internal static (AgentKind Kind, int City, int Serial) Parse(string id, World world)
    {
        ArgumentNullException.ThrowIfNull(id);
        var check = new RequestCheck();
        string[] parts = id.Split('/');
        int serial = 0;
        bool isId = parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out serial);
        if (!isId) check.Add("id", id, "kind/city/serial, for example private-firm/harbin/12");
        check.ThrowIfAny();
        (AgentKind kind, int city) = Place(parts[0], parts[1], world, check);
        check.ThrowIfAny();
        return (kind, city, serial);
    }

    /// <summary>The kind of a name and the index of a city.</summary>
    internal static (AgentKind Kind, int City) Place(string kindName, string cityId, World world, RequestCheck check)
    {
        if (!AgentKinds.TryParse(kindName, out AgentKind kind) || kind == AgentKind.TalentPool)
            check.Add("kind", kindName, $"one of {string.Join(", ", KindNames)}");
        int city = -1;
        for (int each = 0; each < world.Cities.Length; each++)
        {
            if (string.Equals(world.Cities[each].Id, cityId, StringComparison.Ordinal)) city = each;
        }

        if (city < 0) check.Add("city", cityId, $"one of {string.Join(", ", world.Cities.Select(each => each.Id))}");
        return (kind, city);
    }
}
