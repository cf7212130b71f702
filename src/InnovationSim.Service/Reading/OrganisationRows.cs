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

    private static IEnumerable<Organisation> Firms(FirmShard shard, World world)
    {
        FirmColumns firms = shard.Firms;
        Dictionary<int, int> patents = PatentsByOwner(shard.Patents);
        string kind = shard.Id.Kind.Name();
        string city = world.Cities[shard.Id.City].Id;
        for (int row = 0; row < firms.Count; row++)
        {
            int serial = firms.Serial[row];
            long sales = firms.SalesYuan[row];
            double intensity = firms.ResearchIntensity[row];
            FirmFlags flags = firms.Flags[row];
            yield return new Organisation
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
                LivePatents = patents.GetValueOrDefault(serial),
                Licences = firms.Licences[row],
                HighTech = flags.HasFlag(FirmFlags.HighTech),
                ChainLeader = flags.HasFlag(FirmFlags.ChainLeader),
                DigitalPercent = firms.Digital[row],
            };
        }
    }

    private static IEnumerable<Organisation> Research(ResearchShard shard, World world)
    {
        ResearchColumns organisations = shard.Organisations;
        Dictionary<int, int> patents = PatentsByOwner(shard.Patents);
        string kind = shard.Id.Kind.Name();
        string city = world.Cities[shard.Id.City].Id;
        var names = world.OrganisationsOf(shard.Id.Kind, shard.Id.City);
        for (int row = 0; row < organisations.Count; row++)
        {
            int serial = organisations.Serial[row];
            yield return new Organisation
            {
                Id = IdOf(kind, city, serial),
                Kind = kind,
                City = city,
                Serial = serial,
                Name = names[serial].Name,
                Researchers = organisations.Researchers[row],
                ResearchYuan = organisations.BudgetYuan[row],
                CashYuan = organisations.CashYuan[row],
                LivePatents = patents.GetValueOrDefault(serial),
                FeesYuan = organisations.FeesYuan[row],
                TransferOffice = organisations.TransferOffice[row] != 0,
            };
        }
    }

    // A patent that lapses is taken out of its book at once, so all that are there live.
    private static Dictionary<int, int> PatentsByOwner(PatentBook book)
    {
        var patents = new Dictionary<int, int>();
        foreach (ref Patent patent in book) patents[patent.Owner] = patents.GetValueOrDefault(patent.Owner) + 1;
        return patents;
    }

    private static string IdOf(string kind, string city, int serial) => $"{kind}/{city}/{serial}";
}
