using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Agents;

/// <summary>The projects that the research organisations of one shard lead, in the order of leader and number.</summary>
public sealed class ProjectBook
{
    // Keeps the hash of a project from that of its leader's row.
    private const ulong Mark = 0xC011;

    private const string Section = "projects";

    private readonly List<Project> _proposals = [];
    private readonly List<Project> _running = [];

    /// <summary>Proposals of the year, until they are decided.</summary>
    public Span<Project> Proposals => CollectionsMarshal.AsSpan(_proposals);

    /// <summary>Projects that have money, until their result is known in the next year.</summary>
    public Span<Project> Running => CollectionsMarshal.AsSpan(_running);

    /// <summary>Bytes held.</summary>
    public long BytesHeld => (long)(_proposals.Capacity + _running.Capacity) * Unsafe.SizeOf<Project>();

    internal void Propose(in Project project) => _proposals.Add(project);

    internal void Start(in Project project) => _running.Add(project);

    internal void ForgetProposals() => _proposals.Clear();

    internal void ForgetRunning() => _running.Clear();

    /// <summary>The place of a proposal; −1 if there is none.</summary>
    internal int Find(int owner, int number)
    {
        ReadOnlySpan<Project> all = Proposals;
        int low = 0;
        int high = all.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (all[middle].Owner < owner || (all[middle].Owner == owner && all[middle].Number < number)) low = middle + 1;
            else high = middle;
        }

        return low < all.Length && all[low].Owner == owner && all[low].Number == number ? low : -1;
    }

    /// <summary>Writes the running projects as one section; between years there are no proposals.</summary>
    internal void Save(IStateWriter writer)
    {
        writer.Begin(Section, Unsafe.SizeOf<Project>(), _running.Count);
        writer.Write(MemoryMarshal.AsBytes(Running));
    }

    /// <summary>Adds the saved projects of leaders with serials in [first, end).</summary>
    internal void Load(IStateReader reader, int firstSerial, int endSerial)
    {
        foreach (ref readonly Project project in MemoryMarshal.Cast<byte, Project>(reader.Section(Section, Unsafe.SizeOf<Project>())))
        {
            if (project.Owner < firstSerial || project.Owner >= endSerial) continue;
            if (_running.Count > 0 && _running[^1].Owner > project.Owner)
                throw new StateMisfitException($"A project of {project.Owner} comes after one of {_running[^1].Owner}; they stand in the order of leaders.");
            if ((uint)project.Size > ProjectMembers.Most || (uint)project.Topic >= Phases.Contest.MostTopics)
                throw new StateMisfitException($"A project of {project.Owner} has {project.Size} members and topic {project.Topic}: there are no such projects.");
            _running.Add(project);
        }
    }

    /// <summary>Σ of the hashes of all running projects.</summary>
    internal Digest DigestOf(AgentKind kind, int city)
    {
        Digest sum = default;
        ulong owners = AgentId.Pack(kind, city, 0);
        Span<ulong> words = stackalloc ulong[5 + (2 * ProjectMembers.Most)];
        foreach (ref readonly Project project in Running)
        {
            words[0] = (ulong)project.GrantYuan ^ Mark;
            words[1] = ((ulong)(uint)project.Number << 32) | (uint)project.Topic;
            words[2] = ((ulong)(uint)project.Field << 32) | (uint)project.Score;
            words[3] = ((ulong)project.Lottery << 32) | (uint)project.Expertise;
            words[4] = (ulong)(uint)project.Size;
            for (int i = 0; i < ProjectMembers.Most; i++)
            {
                words[5 + (2 * i)] = project.Members[i].Member;
                words[6 + (2 * i)] = ((ulong)BitConverter.SingleToUInt32Bits(project.Members[i].Quality) << 32)
                    | ((ulong)(ushort)project.Members[i].Expertise << 16) | (ushort)project.Members[i].Match;
            }

            sum += Digest.OfRow(owners | (uint)project.Owner, words);
        }

        return sum;
    }
}
