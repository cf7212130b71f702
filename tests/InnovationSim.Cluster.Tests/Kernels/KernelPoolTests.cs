using InnovationSim.Cluster.Kernels;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Kernels;

public class KernelPoolTests
{
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void A_number_of_workers_out_of_range_is_refused_with_value_and_range(int workers)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => new KernelPool(workers));
        refused.ActualValue.ShouldBe(workers);
        refused.Message.ShouldContain("1 to 1024");
    }

    [Fact]
    public async Task All_workers_work_at_once_each_with_a_number_of_its_own()
    {
        using var pool = new KernelPool(4);
        // Nobody gets past it before all four are there.
        using var barrier = new Barrier(4);
        int[] workers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pool.RunAsync(worker =>
        {
            barrier.SignalAndWait(Hung).ShouldBeTrue();
            return worker;
        })));
        workers.Order().ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public async Task Never_more_work_is_done_at_once_than_there_are_workers()
    {
        using var pool = new KernelPool(3);
        int now = 0;
        int most = 0;
        int[] busy = new int[3];
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => pool.RunAsync(worker =>
        {
            Interlocked.Increment(ref busy[worker]).ShouldBe(1);
            int here = Interlocked.Increment(ref now);
            for (int seen = most; here > seen; seen = most) Interlocked.CompareExchange(ref most, here, seen);
            Thread.SpinWait(200);
            Interlocked.Decrement(ref now);
            Interlocked.Decrement(ref busy[worker]);
        }))).WaitAsync(Hung);
        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task One_worker_does_what_it_is_given_in_that_order()
    {
        using var pool = new KernelPool(1);
        var done = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => pool.RunAsync(_ => done.Add(number))));
        done.ShouldBe(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task A_failure_comes_back_to_whoever_asked_and_the_worker_goes_on()
    {
        using var pool = new KernelPool(1);
        var failure = new InvalidDataException("as it was thrown");
        Task failing = pool.RunAsync(_ => throw failure);
        Task<int> next = pool.RunAsync(worker => worker + 41);
        (await Should.ThrowAsync<InvalidDataException>(() => failing)).ShouldBeSameAs(failure);
        (await next.WaitAsync(Hung)).ShouldBe(41);
    }

    [Fact]
    public async Task Who_waits_goes_on_elsewhere_than_on_a_worker()
    {
        using var pool = new KernelPool(1);
        string? after = null;
        using var go = new ManualResetEventSlim();
        Task work = pool.RunAsync(_ => go.Wait(Hung));
        Task waiting = work.ContinueWith(
            _ => after = Thread.CurrentThread.Name ?? "", CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        go.Set();
        await waiting.WaitAsync(Hung);
        after.ShouldNotBeNull().ShouldNotStartWith("kernel-");
    }

    [Fact]
    public async Task Work_is_done_on_the_pool_s_own_threads()
    {
        using var pool = new KernelPool(2);
        string? name = await pool.RunAsync(_ => Thread.CurrentThread.Name);
        name.ShouldNotBeNull().ShouldStartWith("kernel-");
    }

    [Fact]
    public async Task Ending_the_pool_finishes_what_was_asked_before()
    {
        var pool = new KernelPool(2);
        Task<int>[] work = [.. Enumerable.Range(0, 100).Select(number => pool.RunAsync(_ => number))];
        pool.Dispose();
        (await Task.WhenAll(work)).ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void After_its_end_it_takes_no_more_work_and_may_be_ended_again()
    {
        var pool = new KernelPool(1);
        pool.Dispose();
        Should.NotThrow(pool.Dispose);
        Should.Throw<ObjectDisposedException>(() => { _ = pool.RunAsync(_ => { }); });
    }
}
