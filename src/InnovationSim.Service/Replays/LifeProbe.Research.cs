using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Service.Replays;

/// <content>What happens to a university or research institute.</content>
internal sealed partial class LifeProbe
{
    private readonly SortedDictionary<int, ulong> _licensed = [];
    private readonly List<Project> _projects = [];
    private readonly HashSet<int> _foundings = [];
    private int _researchers;
    private int _patentSerial;
    private int _livePatents;

    private void Before(ResearchShard shard, Step step, ReadOnlySpan<MessageRun> received)
    {
        int row = shard.Organisations.RowOf(who.Serial);
        if (row < 0) return;
        switch (step)
        {
            case Step.Plan:
                _researchers = shard.Organisations.Researchers[row];
                _patentSerial = shard.Organisations.PatentSerial[row];
                Remember(shard.Partners);
                break;
            case Step.Settle:
                Hires(received);
                break;
            case Step.Award:
                NoteLicences(shard);
                NoteProjects(shard);
                break;
            case Step.Record:
                _livePatents = PatentsOf(shard);
                break;
        }

        Projects(step, received);
    }

    private void After(ResearchShard shard, int row, Step step, ReadOnlySpan<MessageRun> sent)
    {
        switch (step)
        {
            case Step.Plan:
                Staff(LifeEventKind.Left, SkillLevel.Scientist, _researchers - shard.Organisations.Researchers[row]);
                break;
            case Step.Award:
                EndedLicences(shard);
                GivenLicences(sent);
                foreach (ref readonly Project project in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_projects))
                    Add(LifeEventKind.ProjectEnded, null, project.Size + 1, project.GrantYuan, Ended(project.Score >= 0));
                break;
            case Step.Quote:
                foreach (ref readonly Project project in shard.Projects.Running)
                {
                    if (project.Owner == who.Serial) Add(LifeEventKind.ProjectBegun, null, project.Size + 1, project.GrantYuan, MembersOf(project));
                }

                break;
            case Step.Produce:
                _foundings.Clear();
                Letters.Sent<SpinOffMessage>(sent, (_, spinOff) =>
                {
                    if (spinOff.Patent.Inventor == _packed) _foundings.Add(spinOff.Patent.Number);
                });
                break;
            case Step.Record when _year > 0:
                int granted = shard.Organisations.PatentSerial[row] - _patentSerial;
                if (granted > 0) Add(LifeEventKind.PatentsGranted, count: granted);
                int lapsed = _livePatents - PatentsOf(shard);
                if (lapsed > 0) Add(LifeEventKind.PatentsLapsed, count: lapsed);
                break;
        }
    }

    private void NoteLicences(ResearchShard shard)
    {
        _licensed.Clear();
        foreach (ref Patent patent in shard.Patents)
        {
            if (patent.Owner == who.Serial && patent.Status == PatentStatus.Licensed) _licensed[patent.Number] = patent.Licensee;
        }
    }

    private void NoteProjects(ResearchShard shard)
    {
        _projects.Clear();
        foreach (ref readonly Project project in shard.Projects.Running)
        {
            if (project.Owner == who.Serial) _projects.Add(project);
        }
    }

    /// <summary>Licensees that have made their product, and those that are no more.</summary>
    private void EndedLicences(ResearchShard shard)
    {
        foreach (ref Patent patent in shard.Patents)
        {
            if (patent.Owner != who.Serial || !_licensed.TryGetValue(patent.Number, out ulong licensee)) continue;
            if (patent.Status == PatentStatus.Industrialised) Add(LifeEventKind.ProductMade, licensee, count: 1);
            else if (patent.Status == PatentStatus.Idle) Add(LifeEventKind.LicenceFellBack, licensee, count: 1);
        }
    }

    private void GivenLicences(ReadOnlySpan<MessageRun> sent)
    {
        Letters.Sent<AwardMessage>(sent, (to, award) =>
        {
            if (award.Patent.Owner != who.Serial) return;
            Add(award.Assigned == 0 ? LifeEventKind.LicenceGiven : LifeEventKind.PatentSold, IdAt(to, award.Bidder), count: 1, amountYuan: award.FeeYuan);
        });
        Letters.Sent<ResultMessage>(sent, (to, result) =>
        {
            if (result.Leader == who.Serial && result.Licensed != 0) Add(LifeEventKind.LicenceGiven, IdAt(to, result.Member), count: 1, amountYuan: 0);
        });
    }

    private void FoundedOnPatents(ReadOnlySpan<MessageRun> sent)
    {
        Letters.Sent<FoundingMessage>(sent, (to, founding) =>
        {
            if (founding.HasPatent == 0 || founding.Patent.Inventor != _packed || !_foundings.Contains(founding.Patent.Number)) return;
            Add(LifeEventKind.SpinOff, IdAt(to, founding.Serial), count: 1, amountYuan: founding.CashYuan + founding.CapitalYuan);
        });
        _foundings.Clear();
    }

    private string MembersOf(in Project project)
    {
        var names = new List<string>(project.Size);
        foreach (ref readonly ProjectMember member in project.Members[..project.Size]) names.Add(Name(member.Member));
        return string.Join(", ", names);
    }

    private int PatentsOf(ResearchShard shard)
    {
        int count = 0;
        foreach (ref Patent patent in shard.Patents)
        {
            if (patent.Owner == who.Serial) count++;
        }

        return count;
    }
}
