using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

/// <summary>What the table of contents says of a year is what happens in one.</summary>
public sealed class YearTests
{
    [Fact]
    public void Nothing_is_sent_in_a_step_but_what_the_table_of_contents_says()
    {
        SortedSet<(Step Step, MessageKind Kind)> sent = Sent();
        sent.Where(each => !Year.Steps.Concat(Year.Genesis).Any(step => step.Step == each.Step && step.Sends.Contains(each.Kind))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_message_is_sent_in_some_step() =>
        Year.Steps.SelectMany(step => step.Sends).Distinct().Order().ShouldBe(Enum.GetValues<MessageKind>());

    [Fact]
    public void All_but_the_rarest_messages_are_sent_within_a_few_years_of_the_toy_region() =>
        Sent().Select(each => each.Kind).Distinct().Count().ShouldBeGreaterThan(MessageKinds.Count / 2);

    private static SortedSet<(Step Step, MessageKind Kind)> Sent()
    {
        var sent = new SortedSet<(Step, MessageKind)>();
        var run = new GlassRun(Toy.World())
        {
            AfterStep = (step, runs) =>
            {
                foreach (MessageRun each in runs) sent.Add((step, each.Kind));
            },
        };
        run.Run(4);
        return sent;
    }
}
