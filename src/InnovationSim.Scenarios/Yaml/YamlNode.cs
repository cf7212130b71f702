using System.Collections.Immutable;

namespace InnovationSim.Scenarios.Yaml;

/// <summary>A piece of a YAML document and where it stands; lines and columns count from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A single value.</summary>
/// <param name="Text">Its text, quotes and escapes resolved.</param>
/// <param name="Type">What it is by the core schema of YAML 1.2: quoted values are text.</param>
/// <param name="Quoted">Whether it stands in quotes or is a block of text.</param>
/// <param name="Line">Line.</param>
/// <param name="Column">Column.</param>
internal sealed record YamlScalar(string Text, ScalarType Type, bool Quoted, int Line, int Column) : YamlNode(Line, Column);

/// <summary>A list.</summary>
internal sealed record YamlSequence(ImmutableArray<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>Keys with values; no key twice.</summary>
internal sealed record YamlMapping(ImmutableArray<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column);

/// <summary>Something that scenarios do not take, already reported.</summary>
internal sealed record YamlRefused(int Line, int Column) : YamlNode(Line, Column);

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Line">Line of the key.</param>
/// <param name="Column">Column of the key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Key, int Line, int Column, YamlNode Value);
