using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>A firm is founded. Sent at Household by the city's registrar to the shard that will hold it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct FoundingMessage : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Founding;

    /// <summary>Serial of the firm.</summary>
    public required int Serial { get; init; }

    /// <summary>Its sector.</summary>
    public required byte Sector { get; init; }

    /// <summary>1 if a patent comes with it.</summary>
    public required byte HasPatent { get; init; }

    /// <summary>Founders from the city's pool who now work in it.</summary>
    public required byte Founders { get; init; }

    /// <summary>Sales that the market expects of it, yuan.</summary>
    public required long SalesYuan { get; init; }

    /// <summary>Money its founders put in, yuan.</summary>
    public required long CashYuan { get; init; }

    /// <summary>Capital its founders bought for it, yuan.</summary>
    public required long CapitalYuan { get; init; }

    /// <summary>ln of its productivity.</summary>
    public required float LogProductivity { get; init; }

    /// <summary>The patent, if there is one.</summary>
    public Agents.Patent Patent { get; init; }
}
