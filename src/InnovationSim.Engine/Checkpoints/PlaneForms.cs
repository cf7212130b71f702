namespace InnovationSim.Engine.Checkpoints;

/// <summary>
/// How each plane of a section is kept: as it is, as the one byte that it consists of, or deflated together with the section's others. A
/// section in planes is these forms, a byte each; the bytes of constant planes; the planes that stand as they are; the deflated rest.
/// </summary>
internal readonly ref struct PlaneForms
{
    internal const byte AsItIs = 0;
    internal const byte Constant = 1;
    internal const byte Deflated = 2;

    // Deflate cannot make more than this many bytes of one.
    private const long MostInflation = 1032;

    private readonly ReadOnlySpan<byte> _forms;
    private readonly int _elements;

    internal PlaneForms(ReadOnlySpan<byte> forms, int elements)
    {
        _forms = forms;
        _elements = elements;
        Constants = forms.Count(Constant);
        AsTheyAre = (long)forms.Count(AsItIs) * elements;
        Inflated = (long)forms.Count(Deflated) * elements;
    }

    /// <summary>Bytes of constant planes, one each.</summary>
    internal int Constants { get; }

    /// <summary>Bytes of the planes that stand as they are.</summary>
    internal long AsTheyAre { get; }

    /// <summary>Bytes that are kept deflated, before that.</summary>
    internal long Inflated { get; }

    internal byte this[int place] => _forms[place];

    /// <summary>Whether each plane has a form that there is.</summary>
    internal bool ArePossible => !_forms.ContainsAnyExceptInRange(AsItIs, Deflated);

    /// <summary>Whether so many bytes after the forms can make the elements.</summary>
    internal bool Fits(long stored)
    {
        long deflated = stored - Constants - AsTheyAre;
        return Inflated == 0 ? deflated == 0 : deflated > 0 && Inflated <= MostInflation * deflated;
    }

    /// <summary>Puts elements together that hold zeros so far.</summary>
    /// <param name="stored">What follows the forms.</param>
    /// <param name="inflated">The planes that were deflated, one after the other.</param>
    /// <param name="elements">Where to.</param>
    internal void PutTogether(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> inflated, Span<byte> elements)
    {
        ReadOnlySpan<byte> constants = stored[..Constants];
        ReadOnlySpan<byte> plain = stored[Constants..];
        for (int place = 0; place < _forms.Length; place++)
        {
            switch (_forms[place])
            {
                case Constant:
                    if (constants[0] != 0) BytePlanes.PutBack(constants[0], elements, _forms.Length, place);
                    constants = constants[1..];
                    break;
                case Deflated:
                    BytePlanes.PutBack(inflated[.._elements], elements, _forms.Length, place);
                    inflated = inflated[_elements..];
                    break;
                default:
                    BytePlanes.PutBack(plain[.._elements], elements, _forms.Length, place);
                    plain = plain[_elements..];
                    break;
            }
        }
    }
}
