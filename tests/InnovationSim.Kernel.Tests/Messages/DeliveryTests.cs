using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Messages;

/// <summary>From the log of a sender to the inbox of a receiver, against a list that is sorted.</summary>
public sealed class DeliveryTests
{
    private static readonly Arbitrary<Traffic> Cases = Arb.From(
        from cities in Gen.Choose(1, 3)
        from sizes in Gen.ArrayOf(Gen.Elements(1, 2, 5, 64), AgentKinds.Count)
        from otherSizes in Gen.ArrayOf(Gen.Elements(1, 3, 7, 64), AgentKinds.Count)
        from agents in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 12))), AgentKinds.Count * cities)
        from letters in Gen.ListOf(
            from sender in Gen.Choose(0, 9999)
            from receiver in Gen.Choose(0, 9999)
            from kind in Gen.Elements(PostOffice.Kinds)
            select (sender, receiver, kind))
        from workers in Gen.Choose(1, 4)
        from seed in Gen.Choose(0, 9999)
        select new Traffic(cities, sizes, otherSizes, agents, [.. letters], workers, seed));

    [Fact]
    public void An_agent_reads_its_letters_in_the_order_of_senders_and_of_their_sending() =>
        Prop.ForAll(Cases, traffic =>
        {
            Partition partition = traffic.Map(traffic.Sizes);
            Letter[] letters = traffic.Letters();
            var post = new PostOffice(traffic.Workers);

            post.Exchange(letters, partition, seed: traffic.Seed);

            ShouldReadAsIfSorted(post, letters, traffic.Everybody(), partition);
        }).Holds(200);

    [Fact]
    public void What_an_agent_reads_does_not_depend_on_how_agents_are_spread_over_shards_and_workers() =>
        Prop.ForAll(Cases, traffic =>
        {
            Partition one = traffic.Map(traffic.Sizes);
            Partition other = traffic.Map(traffic.OtherSizes);
            var post = new PostOffice(traffic.Workers);
            var otherPost = new PostOffice();

            post.Exchange(traffic.Letters(), one, seed: traffic.Seed);
            otherPost.Exchange(traffic.Letters(), other, seed: traffic.Seed + 1);

            return traffic.Everybody().All(agent =>
                PostOffice.Kinds.All(kind => post.Read(agent, kind, one).SequenceEqual(otherPost.Read(agent, kind, other))));
        }).Holds(200);

    [Fact]
    public void Nothing_is_lost_and_nothing_comes_twice() =>
        Prop.ForAll(Cases, traffic =>
        {
            Partition partition = traffic.Map(traffic.Sizes);
            Letter[] letters = traffic.Letters();
            var post = new PostOffice(traffic.Workers);

            post.Exchange(letters, partition, seed: traffic.Seed);

            post.Delivered(partition).ShouldBe(letters.Length);
            int[] read = [.. traffic.Everybody().SelectMany(agent => PostOffice.Kinds.SelectMany(kind => post.Read(agent, kind, partition)))];
            read.Order().ShouldBe(Enumerable.Range(0, letters.Length));
        }).Holds(200);

    [Fact]
    public void Letters_written_under_a_map_are_read_under_one_with_more_shards() =>
        Prop.ForAll(Cases, traffic =>
        {
            Partition before = traffic.Map(traffic.Sizes);
            Partition after = before.WithEntrants([.. Enumerable.Repeat(7L, traffic.Cities)]);
            Letter[] letters = traffic.Letters();
            var post = new PostOffice(traffic.Workers);

            post.Exchange(letters, before, after, traffic.Seed);

            ShouldReadAsIfSorted(post, letters, traffic.Everybody(), after);
        }).Holds();

    [Fact]
    public void The_founder_of_a_shard_reaches_it()
    {
        var before = new Partition(1, [1, 1, 1, 4, 3], [1, 0, 0, 4, 3]);
        Partition after = before.WithEntrants([2]);
        var registrar = new AgentId(AgentKind.TalentPool, 0, 1);
        var entrant = new AgentId(AgentKind.PrivateFirm, 0, 5);
        before.Number(after.ShardOf(entrant.Kind, 0, entrant.Serial)).ShouldBe(-1);
        var post = new PostOffice();

        post.Exchange([new Letter(registrar, entrant, MessageKind.Award, 42)], before, after);

        post.Read(entrant, MessageKind.Award, after).ShouldBe([42]);
    }

    [Theory]
    [InlineData(MessageKind.Industrialisation)]
    [InlineData(MessageKind.Award)]
    public void A_log_that_fills_up_many_times_is_still_read_in_order(MessageKind kind)
    {
        const int Letters = (2 * MessageLog.Most) + 100;
        var partition = new Partition(1, [1, 1, 1, 3, 3], [2, 0, 0, 9, 3]);
        var random = new System.Random(4);
        Letter[] letters =
        [
            .. Enumerable.Range(0, Letters).Select(number => new Letter(
                new AgentId(AgentKind.University, 0, number % 2), new AgentId(AgentKind.PrivateFirm, 0, random.Next(9)), kind, number)),
        ];
        var post = new PostOffice(2);

        post.Exchange(letters, partition);

        ShouldReadAsIfSorted(post, letters, [.. Enumerable.Range(0, 9).Select(serial => new AgentId(AgentKind.PrivateFirm, 0, serial))], partition);
        post.Delivered(partition).ShouldBe(Letters);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(300)]
    public void Few_letters_among_many_shards_are_read_in_the_order_of_their_sending(int firms)
    {
        var partition = new Partition(1, [1, 1, 1, 1, 3], [1, 0, 0, firms, 3]);
        Letter[] letters =
        [
            .. Enumerable.Range(0, 12).Select(number => new Letter(
                new AgentId(AgentKind.University, 0, 0), new AgentId(AgentKind.PrivateFirm, 0, 3 - (number % 4)), MessageKind.Bid, number)),
        ];
        var post = new PostOffice();

        post.Exchange(letters, partition);

        post.Read(new AgentId(AgentKind.PrivateFirm, 0, 1), MessageKind.Bid, partition).ShouldBe([2, 6, 10]);
        post.Delivered(partition).ShouldBe(12);
    }

    [Fact]
    public void More_letters_to_one_receiver_than_a_page_holds_come_in_several_batches()
    {
        const int Letters = 3 * MessagePages.PageBytes / 8;
        var partition = new Partition(1, [1, 1, 1, 3, 3], [1, 0, 0, 1, 3]);
        var to = new AgentId(AgentKind.PrivateFirm, 0, 0);
        var post = new PostOffice();

        post.Exchange(
            Enumerable.Range(0, Letters).Select(number =>
                new Letter(new AgentId(AgentKind.University, 0, 0), to, MessageKind.Industrialisation, number)), partition);

        post.Mail.For(partition.Number(partition.ShardOf(to.Kind, 0, 0))).Length.ShouldBeGreaterThan(2);
        post.Read(to, MessageKind.Industrialisation, partition).ShouldBe(Enumerable.Range(0, Letters));
    }

    private static void ShouldReadAsIfSorted(PostOffice post, Letter[] letters, IReadOnlyList<AgentId> agents, Partition partition)
    {
        ILookup<(AgentId To, MessageKind Kind), int> sorted =
            letters.OrderBy(letter => letter.From).ToLookup(letter => (letter.To, letter.Kind), letter => letter.Number);
        foreach (AgentId agent in agents)
        {
            foreach (MessageKind kind in PostOffice.Kinds) post.Read(agent, kind, partition).ShouldBe(sorted[(agent, kind)], $"{kind} at {agent}");
        }
    }

    public sealed record Traffic(
        int Cities, int[] Sizes, int[] OtherSizes, int[] Agents, (int Sender, int Receiver, MessageKind Kind)[] Pairs, int Workers, int Seed)
    {
        public Partition Map(int[] sizes) => new(Cities, sizes, Agents);

        public IReadOnlyList<AgentId> Everybody() =>
        [
            .. from cell in Enumerable.Range(0, Agents.Length)
               from serial in Enumerable.Range(0, Agents[cell])
               select new AgentId((AgentKind)(cell / Cities), (ushort)(cell % Cities), serial),
        ];

        internal Letter[] Letters()
        {
            IReadOnlyList<AgentId> agents = Everybody();
            if (agents.Count == 0) return [];
            return [.. Pairs.Select((pair, number) => new Letter(agents[pair.Sender % agents.Count], agents[pair.Receiver % agents.Count], pair.Kind, number))];
        }
    }
}
