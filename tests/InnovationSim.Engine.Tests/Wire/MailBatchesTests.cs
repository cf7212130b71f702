using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Engine.Wire;
using InnovationSim.Kernel.Messages;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Wire;

public class MailBatchesTests
{
    private const int HeaderBytes = 20;

    private static readonly Gen<Batch> AnyBatch =
        from sender in Laws.Words
        from receiver in Laws.Words
        from kind in Gen.Choose(0, MessageKinds.Count - 1)
        from fours in Gen.Frequency((8, Gen.Choose(0, 40)), (1, Gen.Constant(MessagePages.PageBytes / 4)))
        from first in Gen.Choose(0, 255)
        select new Batch(sender, receiver, (MessageKind)kind, [.. Enumerable.Range(first, fours * 4).Select(value => unchecked((byte)value))]);

    private static readonly Arbitrary<Batch[]> Batches = Arb.From(
        from count in Gen.Choose(0, 60)
        from batches in Gen.ArrayOf(AnyBatch, count)
        select batches);

    [Fact]
    public void Batches_come_out_as_they_went_in_and_in_their_order() =>
        Prop.ForAll(Batches, batches => ShouldBe(Unpack(MailBatches.Pack(Sent(batches).Runs)), batches)).Holds();

    [Fact]
    public void A_parcel_is_never_larger_than_allowed_and_none_could_have_gone_with_the_one_before() =>
        Prop.ForAll(Batches, batches =>
        {
            IReadOnlyList<byte[]> parcels = MailBatches.Pack(Sent(batches).Runs);
            parcels.ShouldAllBe(parcel => parcel.Length > 0 && parcel.Length <= MailBatches.MostBytes);
            for (int at = 1; at < parcels.Count; at++)
            {
                int first = HeaderBytes + (BitConverter.ToInt32(parcels[at], 16) & 0xFF_FFFF);
                (parcels[at - 1].Length + first).ShouldBeGreaterThan(MailBatches.MostBytes);
            }
        }).Holds();

    [Fact]
    public void Nothing_makes_no_parcel() => MailBatches.Pack([]).ShouldBeEmpty();

    [Fact]
    public void More_than_a_parcel_holds_goes_in_several()
    {
        Batch[] batches = [.. Enumerable.Range(0, 40).Select(number => new Batch((ulong)number, 1, MessageKind.Bid, new byte[MessagePages.PageBytes]))];
        IReadOnlyList<byte[]> parcels = MailBatches.Pack(Sent(batches).Runs);
        // Fifteen pages with their headers fit into one MiB, sixteen do not.
        parcels.Select(parcel => parcel.Length / MessagePages.PageBytes).ShouldBe([15, 15, 10]);
        ShouldBe(Unpack(parcels), batches);
    }

    [Fact]
    public void Cut_off_anywhere_a_parcel_is_refused_or_holds_fewer_batches() =>
        Prop.ForAll(Batches, batches =>
        {
            Batch[] small = [.. batches.Where(batch => batch.Payload.Length < 100).Take(4)];
            foreach (byte[] parcel in MailBatches.Pack(Sent(small).Runs))
            {
                for (int length = 0; length < parcel.Length; length++)
                {
                    SentMail arrived = Mail();
                    bool taken = TryUnpack(parcel.AsSpan(0, length), arrived);
                    arrived.Runs.Count.ShouldBeLessThan(small.Length);
                    ShouldBe(arrived, small.AsSpan(0, arrived.Runs.Count));
                    if (taken) arrived.Runs.Sum(run => HeaderBytes + run.Bytes).ShouldBe(length);
                }
            }
        }).Holds(60);

    [Fact]
    public void A_damaged_byte_is_found_or_changes_what_the_batches_say() =>
        Prop.ForAll(Batches, Arb.From(Gen.Choose(0, int.MaxValue)), (batches, place) =>
        {
            foreach (byte[] parcel in MailBatches.Pack(Sent(batches).Runs))
            {
                // Mostly in a header, of which there are few bytes.
                int at = place % 2 == 0 ? place % parcel.Length : (place / 2) % Math.Min(parcel.Length, HeaderBytes);
                parcel[at] ^= (byte)(1 + (place % 255));
                SentMail arrived = Mail();
                TryUnpack(parcel, arrived);
                arrived.Runs.ShouldAllBe(run => (int)run.Kind < MessageKinds.Count && run.Bytes <= MessagePages.PageBytes);
            }
        }).Holds(500);

    [Fact]
    public void Any_bytes_are_a_parcel_or_refused() =>
        Prop.ForAll(Arb.From(Laws.Bytes(200)), bytes => { TryUnpack(bytes, Mail()); }).Holds(1000);

    [Theory]
    [InlineData(MessageKinds.Count, 0, "kind")]
    [InlineData(255, 0, "255")]
    [InlineData(0, 8, "cut off")]
    [InlineData(0, 2, "cut off")]
    [InlineData(0, MessagePages.PageBytes + 4, "cut off")]
    [InlineData(0, 0xFF_FFFF, "cut off")]
    public void A_header_that_cannot_be_is_refused(int kind, int bytes, string says)
    {
        byte[] parcel = [.. new byte[16], .. BitConverter.GetBytes(((uint)kind << 24) | (uint)bytes), 1, 2, 3, 4];
        string message = Should.Throw<FormatException>(() => MailBatches.Unpack(parcel, Mail())).Message;
        message.ShouldContain(says);
    }

    [Fact]
    public void A_length_between_the_units_of_messages_is_refused_even_if_the_bytes_are_there()
    {
        byte[] parcel = [.. new byte[16], .. BitConverter.GetBytes(6), 1, 2, 3, 4, 5, 6];
        Should.Throw<FormatException>(() => MailBatches.Unpack(parcel, Mail()));
    }

    private static SentMail Mail() => new(new MessagePages());

    private static SentMail Sent(IEnumerable<Batch> batches)
    {
        SentMail mail = Mail();
        foreach (Batch batch in batches) mail.Add(batch.Sender, batch.Receiver, batch.Kind, batch.Payload);
        return mail;
    }

    private static SentMail Unpack(IEnumerable<byte[]> parcels)
    {
        SentMail mail = Mail();
        foreach (byte[] parcel in parcels) MailBatches.Unpack(parcel, mail);
        return mail;
    }

    private static bool TryUnpack(ReadOnlySpan<byte> parcel, SentMail to)
    {
        try
        {
            MailBatches.Unpack(parcel, to);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void ShouldBe(SentMail mail, ReadOnlySpan<Batch> batches)
    {
        mail.Runs.Count.ShouldBe(batches.Length);
        for (int at = 0; at < batches.Length; at++)
        {
            MessageRun run = mail.Runs[at];
            (run.Sender, run.Receiver, run.Kind).ShouldBe((batches[at].Sender, batches[at].Receiver, batches[at].Kind));
            run.Payload.SequenceEqual(batches[at].Payload).ShouldBeTrue();
        }
    }

    private sealed record Batch(ulong Sender, ulong Receiver, MessageKind Kind, byte[] Payload)
    {
        public override string ToString() => $"{Sender}→{Receiver} {Kind} {Payload.Length} bytes";
    }
}
