using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A list of values of one kind.</summary>
/// <param name="item">Kind of its items.</param>
/// <param name="least">Fewest items.</param>
/// <param name="most">Most items.</param>
/// <param name="items">What the items are called.</param>
internal sealed class ListKind<T>(Kind<T> item, int least, int most, string items) : Kind<ImmutableArray<T>>
    where T : notnull
{
    internal override string Allowed => least == most
        ? string.Create(CultureInfo.InvariantCulture, $"a list of {most} {items}")
        : string.Create(CultureInfo.InvariantCulture, $"a list of {least} to {most} {items}");

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out ImmutableArray<T> value)
    {
        value = [];
        if (node is YamlRefused) return false;
        if (node is not YamlSequence sequence)
        {
            log.Refuse(place, node, Allowed, "Write the items below the key, each after a hyphen, or in square brackets.");
            return false;
        }

        if (sequence.Items.Length < least || sequence.Items.Length > most)
            log.Add(
                place, $"{sequence.Items.Length} {items}", Allowed,
                $"{place.Path} has {sequence.Items.Length} {items} and must be {Allowed}.");
        bool all = true;
        ImmutableArray<T>.Builder read = ImmutableArray.CreateBuilder<T>(sequence.Items.Length);
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            if (item.TryRead(sequence.Items[i], place.Item(i, sequence.Items[i]), log, out T? one)) read.Add(one);
            else all = false;
        }

        // A list with holes would raise more problems than it has: sums that do not come out, names that are not there.
        value = read.ToImmutable();
        return all;
    }

    internal override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = least,
        ["maxItems"] = most,
        ["items"] = item.Schema(),
    };

    internal override JsonNode ToJson(ImmutableArray<T> value) => new JsonArray([.. value.Select(item.ToJson)]);
}
