using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Messages;

public sealed class MailTests
{
    private static readonly Partition Map = new(2, [1, 1, 1, 3, 3], [1, 1, 0, 0, 0, 0, 9, 9, 3, 3]);

    private static readonly AgentId Sender = new(AgentKind.University, 0, 0);

    [Fact]
    public void Pages_that_have_been_read_are_used_again()
    {
        var post = new PostOffice(2);
        post.Exchange(Burst(20_000), Map);
        post.Exchange(Burst(20_000), Map);
        long held = post.Pages.BytesHeld;
        held.ShouldBeGreaterThan(0);

        for (int step = 0; step < 6; step++) post.Exchange(Burst(20_000), Map);

        post.Pages.BytesHeld.ShouldBe(held);
    }

    [Fact]
    public void Its_bytes_are_those_of_all_messages()
    {
        var post = new PostOffice();
        post.Exchange([To(1, MessageKind.Industrialisation), To(7, MessageKind.Industrialisation), To(2, MessageKind.Bid)], Map);

        post.Mail.Bytes.ShouldBe(8 + 8 + 24);
    }

    [Fact]
    public void Only_shards_that_were_written_to_have_mail()
    {
        var post = new PostOffice();
        post.Exchange([To(4, MessageKind.Bid)], Map);

        Enumerable.Range(0, Map.ShardCount).Where(post.Mail.Any).ShouldBe([Map.Number(Map.ShardOf(AgentKind.PrivateFirm, 0, 4))]);
    }

    [Fact]
    public void The_mail_of_a_step_is_gone_in_the_next()
    {
        var post = new PostOffice();
        post.Exchange([To(4, MessageKind.Bid)], Map);
        post.Exchange([], Map);

        Enumerable.Range(0, Map.ShardCount).Any(post.Mail.Any).ShouldBeFalse();
        post.Mail.Bytes.ShouldBe(0);
    }

    [Fact]
    public void It_forgets_everything_when_cleared()
    {
        var post = new PostOffice();
        post.Exchange([To(4, MessageKind.Bid)], Map);
        post.Mail.Clear(Map.ShardCount);

        Enumerable.Range(0, Map.ShardCount).Any(post.Mail.Any).ShouldBeFalse();
    }

    [Fact]
    public void A_letter_to_a_shard_that_does_not_exist_is_refused_by_its_name()
    {
        var post = new PostOffice();
        var nobody = new AgentId(AgentKind.PrivateFirm, 1, 99);

        Should.Throw<InvalidOperationException>(() => post.Exchange([new Letter(Sender, nobody, MessageKind.Bid, 0)], Map))
            .Message.ShouldContain("private-firm/1#33");
    }

    [Fact]
    public void A_log_that_belongs_to_no_shard_cannot_send() =>
        Should.Throw<InvalidOperationException>(() =>
        {
            var outbox = new Outbox();
            outbox.Log<BidMessage>().Add(0, default);
            outbox.End();
        }).Message.ShouldContain("Begin");

    [Fact]
    public void A_batch_says_who_sent_it()
    {
        var post = new PostOffice();
        post.Exchange([To(4, MessageKind.Bid)], Map);
        var inbox = new Inbox(post.Mail.For(Map.Number(Map.ShardOf(AgentKind.PrivateFirm, 0, 4))).Span);

        inbox.IsEmpty.ShouldBeFalse();
        var senders = new List<ShardId>();
        foreach (Inbox.Batch<BidMessage> batch in inbox.Of<BidMessage>()) senders.Add(batch.Sender);
        senders.ShouldBe([new ShardId(AgentKind.University, 0, 0)]);
    }

    private static Letter To(int serial, MessageKind kind) => new(Sender, new AgentId(AgentKind.PrivateFirm, 0, serial), kind, 1);

    private static IEnumerable<Letter> Burst(int letters) => Enumerable.Range(0, letters).Select(number => To(number % 9, PostOffice.Kinds[number % 4]));
}
