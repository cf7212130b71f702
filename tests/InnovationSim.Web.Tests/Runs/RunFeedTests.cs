using InnovationSim.Contracts;
using InnovationSim.Web.Runs;
using InnovationSim.Web.Tests.Building;

namespace InnovationSim.Web.Tests.Runs;

/// <summary>A run is followed once for all who look at it.</summary>
public sealed class RunFeedTests : IDisposable
{
    private readonly ScriptedService _service = new();
    private readonly RunFeeds _feeds;

    public RunFeedTests() => _feeds = new RunFeeds(_service);

    [Fact]
    public async Task Two_who_look_at_a_run_share_one_watch()
    {
        using RunFeeds.Look one = _feeds.Open(ScriptedService.Run);
        using RunFeeds.Look other = _feeds.Open(ScriptedService.Run);
        _service.Finish(RunHistoryTests.Year(0));
        await Eventually.IsAsync(() => other.Feed.History.LastYear == 0, "year 0");

        one.Feed.ShouldBeSameAs(other.Feed);
        _service.Watches.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_comes_back_soon_finds_what_was_there()
    {
        RunFeeds.Look first = _feeds.Open(ScriptedService.Run);
        _service.Finish(RunHistoryTests.Year(0));
        await Eventually.IsAsync(() => first.Feed.History.LastYear == 0, "year 0");
        first.Dispose();

        using RunFeeds.Look again = _feeds.Open(ScriptedService.Run);

        again.Feed.History.LastYear.ShouldBe(0);
    }

    [Fact]
    public async Task Years_are_told_as_they_come()
    {
        using RunFeeds.Look look = _feeds.Open(ScriptedService.Run);
        int told = 0;
        look.Feed.Changed += (_, _) => Interlocked.Increment(ref told);
        await Eventually.IsAsync(() => told > 0, "the state");
        int before = told;
        _service.Finish(RunHistoryTests.Year(0));

        await Eventually.IsAsync(() => look.Feed.History.LastYear == 0 && told > before, "year 0");
    }

    [Fact]
    public async Task A_service_that_is_away_is_asked_again_and_the_reason_is_known_meanwhile()
    {
        _service.Failure = new ServiceUnavailableException("away");
        using RunFeeds.Look look = _feeds.Open(ScriptedService.Run);
        await look.Feed.Ready.WaitAsync(TimeSpan.FromSeconds(30));
        look.Feed.Problem.ShouldBeOfType<ServiceUnavailableException>();
        _service.Failure = null;

        await Eventually.IsAsync(() => look.Feed.Problem is null && look.Feed.Status is not null, "the state");
    }

    [Fact]
    public async Task A_run_that_was_not_there_is_found_by_whoever_looks_later()
    {
        _service.Failure = NotFoundException.Run("run");
        using RunFeeds.Look look = _feeds.Open(ScriptedService.Run);
        await look.Feed.Ready.WaitAsync(TimeSpan.FromSeconds(30));
        look.Feed.Problem.ShouldBeOfType<NotFoundException>();
        _service.Failure = null;

        await Eventually.IsAsync(
            () =>
            {
                using RunFeeds.Look later = _feeds.Open(ScriptedService.Run);
                return later.Feed.Status is not null;
            },
            "the run");
    }

    public void Dispose() => _feeds.Dispose();
}
