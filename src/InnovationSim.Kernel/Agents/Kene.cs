using System.Runtime.Intrinsics;

namespace InnovationSim.Kernel.Agents;

/// <summary>
/// A piece of knowledge ("kene": Gilbert 1997; SKIN: Ahrweiler, Pyka and Gilbert 2004): a technology field, an ability 0–9 in it
/// and an expertise 1–10 with it. Packed in 16 bits, low to high: expertise 4, ability 4, field 6, in-use 1. Zero is an empty
/// place, since expertise 0 means forgotten.
/// </summary>
/// <param name="Packed">The 16 bits.</param>
public readonly record struct Kene(ushort Packed)
{
    /// <summary>Places an organisation has.</summary>
    public const int PerOrganisation = 8;

    /// <summary>Highest ability.</summary>
    public const int MaxAbility = 9;

    /// <summary>Highest expertise.</summary>
    public const int MaxExpertise = 10;

    /// <summary>Most fields that can be told apart.</summary>
    public const int MaxFields = 64;

    private const ushort ExpertiseMask = 0x000F;
    private const ushort InUseBit = 0x4000;

    /// <summary>Makes one.</summary>
    /// <param name="field">0 to 63.</param>
    /// <param name="ability">0 to 9.</param>
    /// <param name="expertise">1 to 10.</param>
    /// <param name="inUse">Whether the owner's sector asks for the field, so that it is practised.</param>
    public Kene(int field, int ability, int expertise, bool inUse)
        : this((ushort)(expertise | (ability << 4) | (field << 8) | (inUse ? InUseBit : 0)))
    {
    }

    /// <summary>Whether the place is empty.</summary>
    public bool IsEmpty => (Packed & ExpertiseMask) == 0;

    /// <summary>Technology field.</summary>
    public int Field => (Packed >> 8) & 0x3F;

    /// <summary>Ability, 0 to 9.</summary>
    public int Ability => (Packed >> 4) & 0xF;

    /// <summary>Expertise, 1 to 10; 0 if empty.</summary>
    public int Expertise => Packed & ExpertiseMask;

    /// <summary>Whether it is practised.</summary>
    public bool InUse => (Packed & InUseBit) != 0;

    /// <summary>The same with one more of ability, up to the highest.</summary>
    public Kene Improved() => Ability >= MaxAbility ? this : new Kene((ushort)(Packed + 0x10));

    /// <summary>As another person carries it over: expertise one less, never below 1 (SKIN: second-hand knowledge).</summary>
    public Kene CarriedOver() => Expertise <= 1 ? this : new Kene((ushort)(Packed - 1));

    /// <summary>As its new owner holds it.</summary>
    public Kene HeldBy(ulong fieldsInUse) =>
        new((ushort)((Packed & ~InUseBit) | (((fieldsInUse >> Field) & 1) != 0 ? InUseBit : 0)));

    /// <summary>
    /// A year of practice and oblivion over whole places: expertise +1 where in use (at most 10), −1 where not; a piece whose
    /// expertise reaches 0 is forgotten (SKIN). Eight places are one vector.
    /// </summary>
    internal static void Practise(Span<ushort> places)
    {
        Vector128<ushort> expertiseMask = Vector128.Create(ExpertiseMask);
        Vector128<ushort> inUse = Vector128.Create(InUseBit);
        Vector128<ushort> one = Vector128<ushort>.One;
        Vector128<ushort> most = Vector128.Create((ushort)MaxExpertise);
        for (int at = 0; at + PerOrganisation <= places.Length; at += PerOrganisation)
        {
            Span<ushort> mine = places.Slice(at, PerOrganisation);
            Vector128<ushort> kenes = Vector128.Create<ushort>(mine);
            Vector128<ushort> expertise = kenes & expertiseMask;
            Vector128<ushort> empty = Vector128.Equals(expertise, Vector128<ushort>.Zero);
            Vector128<ushort> practised = Vector128.Equals(kenes & inUse, inUse);
            Vector128<ushort> raised = Vector128.Min(expertise + one, most);
            Vector128<ushort> lowered = expertise - one;
            Vector128<ushort> next = Vector128.ConditionalSelect(practised, raised, lowered);
            Vector128<ushort> kept = (kenes & ~expertiseMask) | next;
            Vector128<ushort> forgotten = empty | Vector128.Equals(next, Vector128<ushort>.Zero);
            Vector128.AndNot(kept, forgotten).CopyTo(mine);
        }
    }

    /// <summary>
    /// Puts a piece of knowledge into an organisation's places: the better of the two if the field is known, an empty place if
    /// there is one, otherwise in place of the piece with least expertise if that has less.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    internal static bool Learn(Span<ushort> places, Kene piece)
    {
        if (piece.IsEmpty) return false;
        int weakest = 0;
        for (int i = 0; i < places.Length; i++)
        {
            var held = new Kene(places[i]);
            if (!held.IsEmpty && held.Field == piece.Field)
            {
                if (held.Ability >= piece.Ability) return false;
                places[i] = new Kene(held.Field, piece.Ability, held.Expertise, held.InUse).Packed;
                return true;
            }

            if (new Kene(places[weakest]).Expertise > held.Expertise) weakest = i;
        }

        if (new Kene(places[weakest]).Expertise >= piece.Expertise) return false;
        places[weakest] = piece.Packed;
        return true;
    }
}
