namespace InnovationSim.Kernel.Phases;

/// <summary>Why a firm leaves.</summary>
public enum ExitReason
{
    /// <summary>It cannot pay its bills within its credit limit.</summary>
    Insolvent,

    /// <summary>Its sales are below the least that a firm lives on.</summary>
    TooSmall,

    /// <summary>Its owners give up.</summary>
    GivenUp,
}

/// <summary>
/// Is told what happens to a firm within a step and cannot be seen from its columns before and after. Both are rare, so asking whether
/// somebody watches costs nothing. It must change nothing.
/// </summary>
public interface IFirmWatcher
{
    /// <summary>A state-owned enterprise in deficit was rescued.</summary>
    /// <param name="firm">Which.</param>
    /// <param name="yuan">What the province paid.</param>
    void Rescued(AgentId firm, long yuan);

    /// <summary>A firm closed; it leaves at the end of the year.</summary>
    /// <param name="firm">Which.</param>
    /// <param name="reason">Why; of several reasons the first.</param>
    /// <param name="writtenOffYuan">What it owed the bank and could not pay.</param>
    void Closed(AgentId firm, ExitReason reason, long writtenOffYuan);
}
