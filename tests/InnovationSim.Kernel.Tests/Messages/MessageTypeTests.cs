using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck.Fluent;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Messages;

public sealed class MessageTypeTests
{
    // A page holds at least some hundred of the largest, and a batch is never dominated by padding.
    private const int MostBytes = 96;

    private static readonly Type[] All =
        [.. typeof(IMessage).Assembly.GetTypes().Where(type => type.IsValueType && typeof(IMessage).IsAssignableFrom(type))];

    public static TheoryData<Type> Types => [.. All];

    [Fact]
    public void Every_kind_has_one_message() => All.Select(KindOf).Order().ShouldBe(Enum.GetValues<MessageKind>());

    [Fact]
    public void Kinds_are_counted() => MessageKinds.Count.ShouldBe(Enum.GetValues<MessageKind>().Length);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_message_is_plain_bytes_and_small(Type type)
    {
        (bool plain, int bytes) = ((bool, int))typeof(MessageTypeTests).GetMethod(nameof(Measure), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, null)!;
        plain.ShouldBeTrue();
        bytes.ShouldBeInRange(4, MostBytes);
        (bytes % 4).ShouldBe(0, "messages are packed to 4 bytes");
    }

    [Fact]
    public void A_hire_keeps_its_persons_and_their_level() =>
        Prop.ForAll(
            (from employer in Gen.Choose(0, int.MaxValue)
             from persons in Gen.Choose(0, (1 << 28) - 1)
             from level in Gen.Elements(SkillLevel.SkilledWorker, SkillLevel.Engineer, SkillLevel.Scientist)
             select (employer, persons, level)).ToArbitrary(),
            hire =>
            {
                var message = new HireMessage(hire.employer, hire.persons, hire.level);
                return message.Employer == hire.employer && message.Persons == hire.persons && message.Skill == hire.level;
            }).Holds();

    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(-5, 0)]
    [InlineData(70_000, 65_535)]
    public void An_offer_is_kept_in_thousandths_within_its_16_bits(int offer, int kept) =>
        new VacancyMessage(1, 2, 3, SkillLevel.Engineer, offer).OfferPermille.ShouldBe((ushort)kept);

    private static MessageKind KindOf(Type type) => (MessageKind)type.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static (bool Plain, int Bytes) Measure<T>()
        where T : unmanaged => (!RuntimeHelpers.IsReferenceOrContainsReferences<T>(), Unsafe.SizeOf<T>());
}
