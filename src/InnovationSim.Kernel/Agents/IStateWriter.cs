namespace InnovationSim.Kernel.Agents;

/// <summary>Takes the state of a shard, section by section, for a checkpoint.</summary>
public interface IStateWriter
{
    /// <summary>Begins a section: so many elements of so many bytes follow by <see cref="Write"/>, raw and little-endian.</summary>
    /// <param name="name">Name of the section, unique within a shard.</param>
    /// <param name="elementBytes">Bytes of an element, at least 1.</param>
    /// <param name="elements">How many elements.</param>
    void Begin(string name, int elementBytes, int elements);

    /// <summary>The next bytes of the section begun.</summary>
    void Write(ReadOnlySpan<byte> bytes);
}

/// <summary>Gives back what was written to an <see cref="IStateWriter"/>.</summary>
public interface IStateReader
{
    /// <summary>The bytes of a section.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="elementBytes">Bytes of an element.</param>
    /// <exception cref="IOException">There is no such section, or its elements have another size.</exception>
    ReadOnlySpan<byte> Section(string name, int elementBytes);
}
