namespace InnovationSim.Kernel.Agents;

/// <summary>What has become of a patent.</summary>
public enum PatentStatus : byte
{
    /// <summary>Held by a public research organisation, used by nobody.</summary>
    Idle = 0,

    /// <summary>A firm has a licence and works on the product.</summary>
    Licensed = 1,

    /// <summary>Bought by a firm that works on the product.</summary>
    Assigned = 2,

    /// <summary>Brought into a firm founded on it.</summary>
    SpunOff = 3,

    /// <summary>In products: converted, once and for good.</summary>
    Industrialised = 4,

    /// <summary>Made and held by a firm for its own use.</summary>
    InHouse = 5,

    /// <summary>Set aside for a firm about to be founded on it.</summary>
    Founding = 6,

    /// <summary>At its end; it is taken out of the book at once.</summary>
    Lapsed = 7,
}

/// <summary>One patent. It stands in one book only: its owner's.</summary>
public record struct Patent
{
    /// <summary>Serial of the owner in the shard whose book it stands in.</summary>
    public int Owner;

    /// <summary>Number given by the inventing organisation.</summary>
    public int Number;

    /// <summary>Packed <see cref="AgentId"/> of the inventing organisation.</summary>
    public ulong Inventor;

    /// <summary>Packed <see cref="AgentId"/> of the licensee while licensed, otherwise 0.</summary>
    public ulong Licensee;

    /// <summary>Quality q of the match with its user, 0 to 1; 0 while idle.</summary>
    public float Quality;

    /// <summary>Year of grant.</summary>
    public short Granted;

    /// <summary>Year in which the product is due, while licensed or assigned.</summary>
    public short Due;

    /// <summary>Main technology field.</summary>
    public byte Field;

    /// <summary>Second technology field.</summary>
    public byte SecondField;

    /// <summary>What has become of it.</summary>
    public PatentStatus Status;

    /// <summary>1 if a university invented it (the conversion rate counts these).</summary>
    public byte FromUniversity;
}
