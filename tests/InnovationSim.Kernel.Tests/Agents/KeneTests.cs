using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Agents;

public sealed class KeneTests
{
    private static readonly Gen<Kene> Pieces =
        from field in Gen.Choose(0, Kene.MaxFields - 1)
        from ability in Gen.Choose(0, Kene.MaxAbility)
        from expertise in Gen.Choose(0, Kene.MaxExpertise)
        from inUse in Gen.Elements(true, false)
        select expertise == 0 ? default : new Kene(field, ability, expertise, inUse);

    private static readonly Arbitrary<Kene[]> Heads = Gen.ArrayOf(Pieces, Kene.PerOrganisation).ToArbitrary();

    [Fact]
    public void A_piece_keeps_what_it_is_made_of() => Prop.ForAll(
        (from field in Gen.Choose(0, Kene.MaxFields - 1)
         from ability in Gen.Choose(0, Kene.MaxAbility)
         from expertise in Gen.Choose(1, Kene.MaxExpertise)
         from inUse in Gen.Elements(true, false)
         select (field, ability, expertise, inUse)).ToArbitrary(),
        made =>
        {
            var piece = new Kene(made.field, made.ability, made.expertise, made.inUse);
            return (piece.Field, piece.Ability, piece.Expertise, piece.InUse) == made && !piece.IsEmpty;
        }).Holds();

    [Fact]
    public void Nothing_is_an_empty_place() => default(Kene).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData(8, 9)]
    [InlineData(9, 9)]
    public void Improvement_ends_at_the_highest_ability(int ability, int after)
    {
        Kene improved = new Kene(5, ability, 3, true).Improved();
        (improved.Ability, improved.Expertise, improved.Field, improved.InUse).ShouldBe((after, 3, 5, true));
    }

    [Theory]
    [InlineData(10, 9)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void Second_hand_knowledge_has_one_less_of_expertise_but_some(int expertise, int after) =>
        new Kene(5, 4, expertise, true).CarriedOver().ShouldBe(new Kene(5, 4, after, true));

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_new_owner_uses_it_if_its_sector_asks_for_the_field(int field, bool used) =>
        new Kene(field, 4, 4, !used).HeldBy(1UL << 5).ShouldBe(new Kene(field, 4, 4, used));

    [Fact]
    public void A_year_of_practice_is_that_of_a_plain_rule() => Prop.ForAll(Heads, head =>
    {
        ushort[] places = [.. head.Select(piece => piece.Packed)];
        Kene.Practise(places);
        return places.SequenceEqual(head.Select(piece => Practised(piece).Packed));
    }).Holds(500);

    [Fact]
    public void Organisations_side_by_side_practise_each_for_itself() => Prop.ForAll(Heads, Heads, (one, other) =>
    {
        ushort[] both = [.. one.Concat(other).Select(piece => piece.Packed)];
        Kene.Practise(both);
        return both.SequenceEqual(one.Concat(other).Select(piece => Practised(piece).Packed));
    }).Holds();

    [Fact]
    public void A_better_piece_of_a_known_field_raises_ability_and_keeps_expertise()
    {
        ushort[] places = Places(new Kene(3, 2, 7, true), new Kene(4, 5, 5, true));
        Kene.Learn(places, new Kene(3, 6, 1, false)).ShouldBeTrue();
        new Kene(places[0]).ShouldBe(new Kene(3, 6, 7, true));
    }

    [Fact]
    public void A_worse_piece_of_a_known_field_changes_nothing()
    {
        ushort[] places = Places(new Kene(3, 6, 7, true));
        Kene.Learn(places, new Kene(3, 6, 10, true)).ShouldBeFalse();
        new Kene(places[0]).ShouldBe(new Kene(3, 6, 7, true));
    }

    [Fact]
    public void A_new_field_takes_an_empty_place()
    {
        ushort[] places = Places(new Kene(3, 6, 1, true));
        Kene.Learn(places, new Kene(9, 1, 1, true)).ShouldBeTrue();
        places.Count(place => place != 0).ShouldBe(2);
        new Kene(places[0]).Field.ShouldBe(3);
    }

    [Fact]
    public void In_a_full_head_it_takes_the_place_of_least_expertise_if_it_has_more()
    {
        ushort[] places = [.. Enumerable.Range(0, Kene.PerOrganisation).Select(field => new Kene(field, 5, 4 + (field == 2 ? -1 : 1), true).Packed)];
        Kene.Learn(places, new Kene(20, 1, 3, true)).ShouldBeFalse("it has no more than the weakest");
        Kene.Learn(places, new Kene(20, 1, 4, true)).ShouldBeTrue();
        new Kene(places[2]).Field.ShouldBe(20);
    }

    [Fact]
    public void Nothing_is_learnt_from_nothing() => Kene.Learn(Places(), default).ShouldBeFalse();

    private static Kene Practised(Kene piece)
    {
        if (piece.IsEmpty) return default;
        int expertise = piece.InUse ? Math.Min(Kene.MaxExpertise, piece.Expertise + 1) : piece.Expertise - 1;
        return expertise == 0 ? default : new Kene(piece.Field, piece.Ability, expertise, piece.InUse);
    }

    private static ushort[] Places(params Kene[] pieces)
    {
        ushort[] places = new ushort[Kene.PerOrganisation];
        for (int i = 0; i < pieces.Length; i++) places[i] = pieces[i].Packed;
        return places;
    }
}
