using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Service.Reading;

/// <summary>Rows of a shard as organisations.</summary>
internal static class OrganisationRows
{
    internal static IEnumerable<Organisation> Of(Shard shard, World world) => shard switch
    {
        FirmShard firms => Firms(firms, world),
        ResearchShard research => Research(research, world),
        _ => throw new ArgumentException($"Shard {shard.Id} holds no organisations.", nameof(shard)),
    };

    /// <summary>The organisation of a serial; null if it does not live in the shard.</summary>
    internal static Organisation? Find(Shard shard, World world, int serial)
    {
        int row = shard.Columns.RowOf(serial);
        if (row < 0) return null;
        return shard switch
        {
            FirmShard firms => Firm(firms, world, row, CountOf(firms.Patents, serial)),
            ResearchShard research => Research(research, world, row, CountOf(research.Patents, serial)),
            _ => throw new ArgumentException($"Shard {shard.Id} holds no organisations.", nameof(shard)),
        };
    }

    /// <summary>The id of an organisation: kind/city/serial.</summary>
    internal static string IdOf(World world, AgentId id) => IdOf(id.Kind.Name(), world.Cities[id.City].Id, id.Serial);

    private static IEnumerable<Organisation> Firms(FirmShard shard, World world)
    {
        Dictionary<int, int> patents = PatentsByOwner(shard.Patents);
        for (int row = 0; row < shard.Count; row++) yield return Firm(shard, world, row, patents.GetValueOrDefault(shard.Firms.Serial[row]));
    }

    private static IEnumerable<Organisation> Research(ResearchShard shard, World world)
    {
        Dictionary<int, int> patents = PatentsByOwner(shard.Patents);
        for (int row = 0; row < shard.Count; row++)
            yield return Research(shard, world, row, patents.GetValueOrDefault(shard.Organisations.Serial[row]));
    }

    private static Organisation Firm(FirmShard shard, World world, int row, int patents)
    {
        FirmColumns firms = shard.Firms;
        string kind = shard.Id.Kind.Name();
        string city = world.Cities[shard.Id.City].Id;
        int serial = firms.Serial[row];
        long sales = firms.SalesYuan[row];
        double intensity = firms.ResearchIntensity[row];
        FirmFlags flags = firms.Flags[row];
        return new Organisation
        {
            Id = IdOf(kind, city, serial),
            Kind = kind,
            City = city,
            Serial = serial,
            Sector = world.Sectors[firms.Sector[row]].Id,
            FoundedYear = firms.Founded[row],
            SkilledWorkers = firms.SkilledWorkers[row],
            Engineers = firms.Engineers[row],
            Researchers = firms.Researchers[row],
            SalesYuan = sales,
            ResearchIntensity = intensity,
            ResearchYuan = (long)(intensity * sales),
            Productivity = Math.Exp(firms.LogProductivity[row]),
            CapitalYuan = firms.CapitalYuan[row],
            CashYuan = firms.CashYuan[row],
            DebtYuan = firms.DebtYuan[row],
            LivePatents = patents,
            Licences = firms.Licences[row],
            HighTech = flags.HasFlag(FirmFlags.HighTech),
            ChainLeader = flags.HasFlag(FirmFlags.ChainLeader),
            DigitalPercent = firms.Digital[row],
        };
    }

    private static Organisation Research(ResearchShard shard, World world, int row, int patents)
    {
        ResearchColumns organisations = shard.Organisations;
        string kind = shard.Id.Kind.Name();
        string city = world.Cities[shard.Id.City].Id;
        int serial = organisations.Serial[row];
        return new Organisation
        {
            Id = IdOf(kind, city, serial),
            Kind = kind,
            City = city,
            Serial = serial,
            Name = world.OrganisationsOf(shard.Id.Kind, shard.Id.City)[serial].Name,
            Researchers = organisations.Researchers[row],
            ResearchYuan = organisations.BudgetYuan[row],
            CashYuan = organisations.CashYuan[row],
            LivePatents = patents,
            FeesYuan = organisations.FeesYuan[row],
            TransferOffice = organisations.TransferOffice[row] != 0,
        };
    }

    // A patent that lapses is taken out of its book at once, so all that are there live.
    private static Dictionary<int, int> PatentsByOwner(PatentBook book)
    {
        var patents = new Dictionary<int, int>();
        foreach (ref Patent patent in book) patents[patent.Owner] = patents.GetValueOrDefault(patent.Owner) + 1;
        return patents;
    }

    private static int CountOf(PatentBook book, int owner)
    {
        int count = 0;
        foreach (ref Patent patent in book)
        {
            if (patent.Owner == owner) count++;
        }

        return count;
    }

    private static string IdOf(string kind, string city, int serial) => $"{kind}/{city}/{serial}";
}
