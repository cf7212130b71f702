using InnovationSim.Kernel.Messages;

namespace InnovationSim.Kernel.Phases;

/// <summary>The vacancies of one pool in one step, in the order of the employers.</summary>
internal sealed class Vacancies
{
    private readonly List<(ShardId Employer, int First, int End)> _senders = [];
    private VacancyMessage[] _all = [];
    private int[] _filled = [];
    private int _count;

    /// <summary>All of them.</summary>
    internal Span<VacancyMessage> All => _all.AsSpan(0, _count);

    /// <summary>Posts filled of each; all of them unless somebody says otherwise.</summary>
    internal Span<int> Filled => _filled.AsSpan(0, _count);

    /// <summary>Whose they are: shard, first, end.</summary>
    internal List<(ShardId Employer, int First, int End)> Senders => _senders;

    /// <summary>Takes the vacancies of a pool from an inbox, and counts posts by occupation.</summary>
    internal void Gather(Inbox inbox, SkillLevel level, Span<long> posts)
    {
        _senders.Clear();
        _count = 0;
        foreach (Inbox.Batch<VacancyMessage> batch in inbox.Of<VacancyMessage>())
        {
            int first = _count;
            Grow(_count + batch.Messages.Length);
            foreach (ref readonly VacancyMessage vacancy in batch.Messages)
            {
                if (vacancy.Skill != level) continue;
                _all[_count] = vacancy;
                _filled[_count++] = vacancy.Posts;
                posts[vacancy.Occupation] += vacancy.Posts;
            }

            if (_count > first) _senders.Add((batch.Sender, first, _count));
        }
    }

    private void Grow(int count)
    {
        if (_all.Length >= count) return;
        int larger = Math.Max(count, _all.Length * 2);
        Array.Resize(ref _all, larger);
        Array.Resize(ref _filled, larger);
    }
}
