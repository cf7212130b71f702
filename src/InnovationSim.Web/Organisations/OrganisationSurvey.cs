using InnovationSim.Contracts;

namespace InnovationSim.Web.Organisations;

/// <summary>All organisations of a kind and some cities, read a page at a time: the largest of them, and how sizes are distributed.</summary>
internal sealed class OrganisationSurvey
{
    /// <summary>So many are looked at, and no more: what a page may ask of a service.</summary>
    internal const int Most = 100_000;

    private const int KeptAtMost = 500;

    private readonly Func<Organisation, double> _size;
    private readonly PriorityQueue<Organisation, double> _largest = new();

    internal OrganisationSurvey(Func<Organisation, double> size) => _size = size;

    /// <summary>Organisations looked at.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether there are more than were looked at.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>The year at whose end they stood so; null before the first.</summary>
    internal int? AsOfYear { get; private set; }

    /// <summary>How many lie in each fifth of a power of ten of their size, from 10^(bin/5) on.</summary>
    internal SortedDictionary<int, int> Sizes { get; } = [];

    /// <summary>The largest of them, the largest first.</summary>
    internal IReadOnlyList<Organisation> Largest =>
    [
        .. _largest.UnorderedItems.OrderByDescending(item => item.Priority).ThenBy(item => item.Element.Id, StringComparer.Ordinal)
            .Select(item => item.Element),
    ];

    /// <summary>Reads them.</summary>
    /// <param name="service">The service.</param>
    /// <param name="run">The run.</param>
    /// <param name="kind">Kind of organisation.</param>
    /// <param name="cities">Cities.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task ReadAsync(
        ISimulationService service, string run, string kind, IEnumerable<string> cities, Func<Task> progress, CancellationToken cancellationToken)
    {
        foreach (string city in cities)
        {
            int? from = 0;
            while (from is { } serial)
            {
                if (Count >= Most)
                {
                    IsCut = true;
                    return;
                }

                var query = new OrganisationQuery { Kind = kind, City = city, FromSerial = serial, Limit = OrganisationQuery.MostOrganisations };
                OrganisationPage page = await service.OrganisationsAsync(run, query, cancellationToken).ConfigureAwait(false);
                AsOfYear = page.AsOfYear;
                foreach (Organisation organisation in page.Organisations) Take(organisation);
                from = page.NextSerial;
                await progress().ConfigureAwait(false);
            }
        }
    }

    private void Take(Organisation organisation)
    {
        Count++;
        double size = _size(organisation);
        if (size > 0)
        {
            int bin = (int)Math.Floor(5 * Math.Log10(size));
            Sizes[bin] = Sizes.GetValueOrDefault(bin) + 1;
        }

        if (_largest.Count < KeptAtMost) _largest.Enqueue(organisation, size);
        else _largest.EnqueueDequeue(organisation, size);
    }
}
