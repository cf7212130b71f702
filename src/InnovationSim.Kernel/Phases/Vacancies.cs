using InnovationSim.Kernel.Messages;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// The vacancies of one pool in one step, in the order of the employers. Only what rationing has to jump about in is copied here;
/// the rest is read from the messages a second time, in the same order.
/// </summary>
internal sealed class Vacancies
{
    /// <summary>Offers are ranked in classes: at least 10 % above the pool's wage, near it, at least 10 % below.</summary>
    internal const int Classes = 3;

    private Vacancy[] _all = [];
    private int _count;

    /// <summary>Posts to fill.</summary>
    internal struct Vacancy
    {
        /// <summary>Posts wanted; once rationed, posts filled.</summary>
        internal int Posts;

        /// <summary>Occupation asked for.</summary>
        internal byte Occupation;

        /// <summary>Class of the wage offered; 0 is the best.</summary>
        internal byte Class;
    }

    /// <summary>All of them.</summary>
    internal Span<Vacancy> All => _all.AsSpan(0, _count);

    /// <summary>Takes the vacancies of a pool from an inbox, and counts posts by occupation.</summary>
    internal void Gather(Inbox inbox, SkillLevel level, Span<long> posts)
    {
        int total = 0;
        foreach (Inbox.Batch<VacancyMessage> batch in inbox.Of<VacancyMessage>())
        {
            foreach (ref readonly VacancyMessage vacancy in batch.Messages) total += vacancy.Skill == level ? 1 : 0;
        }

        if (_all.Length < total) _all = new Vacancy[total + (total / 8)];
        _count = 0;
        foreach (Inbox.Batch<VacancyMessage> batch in inbox.Of<VacancyMessage>())
        {
            foreach (ref readonly VacancyMessage vacancy in batch.Messages)
            {
                if (vacancy.Skill != level) continue;
                byte rank = (byte)(vacancy.OfferPermille >= 1100 ? 0 : vacancy.OfferPermille >= 900 ? 1 : 2);
                _all[_count++] = new Vacancy { Posts = vacancy.Posts, Occupation = vacancy.Occupation, Class = rank };
                posts[vacancy.Occupation] += vacancy.Posts;
            }
        }
    }
}
