using InnovationSim.Kernel.Messages;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Messages;

/// <summary>Batches that come from elsewhere, and such as go there.</summary>
public sealed class SentMailTests
{
    private readonly MessagePages _pages = new();

    [Fact]
    public void A_batch_added_is_there_with_all_that_was_said_of_it()
    {
        var mail = new SentMail(_pages);
        mail.Add(7, 9, MessageKind.Quote, Payload(12, 1));

        MessageRun run = mail.Runs.ShouldHaveSingleItem();
        (run.Sender, run.Receiver, run.Kind, run.Bytes).ShouldBe((7UL, 9UL, MessageKind.Quote, 12));
        run.Payload.ToArray().ShouldBe(Payload(12, 1));
    }

    [Fact]
    public void What_was_added_is_a_copy()
    {
        var mail = new SentMail(_pages);
        byte[] payload = Payload(8, 3);
        mail.Add(1, 2, MessageKind.Bid, payload);
        Array.Clear(payload);

        mail.Runs[0].Payload.ToArray().ShouldBe(Payload(8, 3));
    }

    [Fact]
    public void Batches_of_all_sizes_up_to_a_page_stay_apart()
    {
        var mail = new SentMail(_pages);
        int[] sizes = [4, 0, 12, MessagePages.PageBytes, 20, 65_532, 8, 4, MessagePages.PageBytes, 0];
        for (int at = 0; at < sizes.Length; at++) mail.Add((ulong)at, 5, MessageKind.Order, Payload(sizes[at], at));

        mail.Runs.Select(run => run.Sender).ShouldBe(Enumerable.Range(0, sizes.Length).Select(at => (ulong)at));
        for (int at = 0; at < sizes.Length; at++) mail.Runs[at].Payload.SequenceEqual(Payload(sizes[at], at)).ShouldBeTrue($"batch {at}");
    }

    [Fact]
    public void More_than_a_page_is_refused_with_size_and_limit()
    {
        var mail = new SentMail(_pages);
        string message = Should.Throw<ArgumentException>(() => mail.Add(1, 2, MessageKind.Bid, new byte[MessagePages.PageBytes + 4])).Message;
        message.ShouldContain("65536 bytes at most");
        message.ShouldContain("65540");
        mail.Runs.ShouldBeEmpty();
    }

    [Fact]
    public void What_goes_elsewhere_is_taken_in_its_order_and_the_rest_stays_in_its()
    {
        var mail = new SentMail(_pages);
        for (int at = 0; at < 10; at++) mail.Add((ulong)(at / 3), (ulong)at, MessageKind.Hire, Payload(4, at));
        var taken = new List<MessageRun>();

        mail.Take(receiver => receiver % 3 == 1, taken);

        taken.Select(run => run.Receiver).ShouldBe([1UL, 4, 7]);
        mail.Runs.Select(run => run.Receiver).ShouldBe([0UL, 2, 3, 5, 6, 8, 9]);
        foreach (MessageRun run in taken.Concat(mail.Runs)) run.Payload.ToArray().ShouldBe(Payload(4, (int)run.Receiver));
    }

    [Fact]
    public void Taking_none_or_all_leaves_all_or_none()
    {
        var mail = new SentMail(_pages);
        for (int at = 0; at < 5; at++) mail.Add(1, (ulong)at, MessageKind.Hire, Payload(4, at));
        var taken = new List<MessageRun>();

        mail.Take(_ => false, taken);
        (mail.Runs.Count, taken.Count).ShouldBe((5, 0));
        mail.Take(_ => true, taken);
        (mail.Runs.Count, taken.Count).ShouldBe((0, 5));
        mail.Take(_ => true, taken);
        taken.Count.ShouldBe(5);
    }

    [Fact]
    public void What_was_taken_stands_until_its_pages_are_given_back_which_they_are_with_the_rest()
    {
        var mail = new SentMail(_pages);
        for (int at = 0; at < 3; at++) mail.Add(1, (ulong)at, MessageKind.Tender, Payload(MessagePages.PageBytes, at));
        var taken = new List<MessageRun>();
        mail.Take(_ => true, taken);
        for (int at = 0; at < 3; at++) taken[at].Payload.SequenceEqual(Payload(MessagePages.PageBytes, at)).ShouldBeTrue();
        long held = _pages.BytesHeld;

        mail.Recycle();
        for (int at = 0; at < 3; at++) mail.Add(1, 1, MessageKind.Tender, Payload(MessagePages.PageBytes, at));

        _pages.BytesHeld.ShouldBe(held);
    }

    private static byte[] Payload(int bytes, int first) => [.. Enumerable.Range(first, bytes).Select(value => unchecked((byte)(value * 7)))];
}
