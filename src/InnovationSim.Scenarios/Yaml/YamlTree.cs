using System.Collections.Immutable;
using InnovationSim.Scenarios.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InnovationSim.Scenarios.Yaml;

/// <summary>
/// Builds the nodes of one document from the parser's events, one at a time, so that nothing large is built before a limit is seen.
/// Anchors, aliases and tags are not part of a scenario: without them no short file stands for a large one, and none names a type.
/// </summary>
internal sealed class YamlTree
{
    private readonly EventReader _events;
    private readonly ProblemLog _log;
    private int _nodes;

    private YamlTree(EventReader events, ProblemLog log)
    {
        _events = events;
        _log = log;
    }

    /// <summary>The root of the only document; null if the text is not YAML or too large, with a problem in the log.</summary>
    internal static YamlNode? Parse(string text, ProblemLog log)
    {
        using var reader = new StringReader(text);
        return new YamlTree(new EventReader(reader, log), log).Document();
    }

    private YamlNode? Document()
    {
        if (!_events.Next() || !_events.Next()) return null;
        if (_events.Current is StreamEnd)
        {
            _log.Add(default, "", "a scenario", "The file is empty.", "Begin with a copy of a built-in scenario.");
            return null;
        }

        if (!_events.Next()) return null;
        YamlNode? root = Node(1);
        if (root is null || !_events.Next() || !_events.Next()) return null;
        if (_events.Current is not StreamEnd)
        {
            _log.Add(
                _events.Place, "", "one document", "The file holds more than one document.",
                "Remove the line --- and what follows, or put it into a file of its own.");
        }

        return root;
    }

    // Current is the first event of the node; afterwards it is its last.
    private YamlNode? Node(int depth)
    {
        Place at = _events.Place;
        if (++_nodes > ScenarioLimits.MaxNodes)
        {
            _log.Add(
                at, "", $"at most {ScenarioLimits.MaxNodes} keys and values",
                $"The file has more than {ScenarioLimits.MaxNodes} keys and values.", YamlText.TooLargeHint);
            return null;
        }

        if (depth > ScenarioLimits.MaxDepth)
        {
            _log.Add(
                at, "", $"at most {ScenarioLimits.MaxDepth} levels",
                $"Lists and sections are nested more than {ScenarioLimits.MaxDepth} levels deep.", "A scenario needs six levels.");
            return null;
        }

        if (_events.Current is NodeEvent node) RefuseProperties(node, at);
        switch (_events.Current)
        {
            case Scalar scalar:
                return Value(scalar, at);
            case SequenceStart:
                return List(at, depth);
            case MappingStart:
                return Section(at, depth);
            default:
                _log.Add(at, "", "a value", "Aliases (*name) are not allowed in scenarios.", "Write the value out where it is needed.");
                return new YamlRefused(at.Line, at.Column);
        }
    }

    private void RefuseProperties(NodeEvent node, Place at)
    {
        if (!node.Anchor.IsEmpty)
            _log.Add(
                at, $"&{Preview.Of(node.Anchor.Value)}", "a value without anchor", "Anchors (&name) are not allowed in scenarios.",
                "Remove the anchor.");
        if (!node.Tag.IsEmpty)
            _log.Add(
                at, Preview.Of(node.Tag.ToString()), "a value without tag", "Tags (!name) are not allowed in scenarios.",
                "Remove the tag.");
    }

    private YamlNode Value(Scalar scalar, Place at)
    {
        bool quoted = scalar.Style != ScalarStyle.Plain;
        if (scalar.Value.Length <= ScenarioLimits.MaxTextLength)
            return new YamlScalar(scalar.Value, quoted ? ScalarType.Text : CoreSchema.TypeOf(scalar.Value), quoted, at.Line, at.Column);
        _log.Add(
            at, Preview.Of(scalar.Value), $"at most {ScenarioLimits.MaxTextLength} characters",
            $"A text has {scalar.Value.Length} characters and may have at most {ScenarioLimits.MaxTextLength}.",
            "Shorten it; a quotation mark may be missing.");
        return new YamlRefused(at.Line, at.Column);
    }

    private YamlSequence? List(Place at, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (_events.Next())
        {
            if (_events.Current is SequenceEnd) return new YamlSequence(items.ToImmutable(), at.Line, at.Column);
            if (Node(depth + 1) is not { } item) return null;
            items.Add(item);
        }

        return null;
    }

    private YamlMapping? Section(Place at, int depth)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        while (_events.Next())
        {
            if (_events.Current is MappingEnd) return new YamlMapping(entries.ToImmutable(), at.Line, at.Column);
            Place keyAt = _events.Place;
            if (Node(depth + 1) is not { } key || !_events.Next() || Node(depth + 1) is not { } value) return null;
            if (key is not YamlScalar name)
            {
                if (key is YamlRefused) continue;
                _log.Add(keyAt, key, "a name", $"A key is {Preview.Of(key)} and must be a name.", "Put the list or section behind a key.");
            }
            else if (lines.TryGetValue(name.Text, out int line))
            {
                _log.Add(
                    keyAt, Preview.Of(name.Text), "every key once",
                    $"The key \"{Preview.Of(name.Text)}\" is here twice; it stands in line {line} already.", "Remove one of the two.");
            }
            else
            {
                lines.Add(name.Text, keyAt.Line);
                entries.Add(new YamlEntry(name.Text, keyAt.Line, keyAt.Column, value));
            }
        }

        return null;
    }
}
