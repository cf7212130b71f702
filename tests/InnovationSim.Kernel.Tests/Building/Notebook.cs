using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>Takes the sections of one part and gives them back; a test may spoil them in between.</summary>
internal sealed class Notebook : IStateWriter, IStateReader
{
    private string _name = "";

    public Dictionary<string, (int ElementBytes, int Elements, List<byte> Bytes)> Sections { get; } = [];

    public void Begin(string name, int elementBytes, int elements)
    {
        _name = name;
        Sections.Add(name, (elementBytes, elements, []));
    }

    public void Write(ReadOnlySpan<byte> bytes) => Sections[_name].Bytes.AddRange(bytes);

    public ReadOnlySpan<byte> Section(string name, int elementBytes) =>
        Sections.TryGetValue(name, out (int ElementBytes, int Elements, List<byte> Bytes) section) && section.ElementBytes == elementBytes
            ? section.Bytes.ToArray()
            : throw new IOException($"There is no {name} with such elements.");

    public byte[] this[string name]
    {
        get => [.. Sections[name].Bytes];
        set => Sections[name] = (Sections[name].ElementBytes, value.Length / Sections[name].ElementBytes, [.. value]);
    }

    /// <summary>Every section's name and content, for comparison.</summary>
    public string Text => string.Join('\n', Sections.Select(each => $"{each.Key} {each.Value.ElementBytes} {each.Value.Elements} {Convert.ToHexString([.. each.Value.Bytes])}"));

    public static Notebook Of(Shard shard)
    {
        var notebook = new Notebook();
        shard.Save(notebook);
        return notebook;
    }
}
