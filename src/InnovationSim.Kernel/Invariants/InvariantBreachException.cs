using System.Globalization;

namespace InnovationSim.Kernel.Invariants;

/// <summary>Something that must always hold does not: the run stops, since nothing after this could be trusted.</summary>
public sealed class InvariantBreachException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="invariant">What must hold.</param>
    /// <param name="account">Where it does not.</param>
    /// <param name="year">The year.</param>
    /// <param name="amount">By how much, in the invariant's unit (yuan, persons, patents).</param>
    public InvariantBreachException(string invariant, string account, int year, long amount)
        : base(string.Create(CultureInfo.InvariantCulture, $"Invariant broken in year {year}: {invariant}. Account: {account}. Off by {amount}."))
    {
        Invariant = invariant;
        Account = account;
        Year = year;
        Amount = amount;
    }

    /// <summary>Makes an empty exception.</summary>
    public InvariantBreachException()
        : this("unknown", "unknown", 0, 0)
    {
    }

    /// <summary>Makes an exception with a message only.</summary>
    public InvariantBreachException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    public InvariantBreachException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What must hold.</summary>
    public string Invariant { get; } = "";

    /// <summary>Where it does not.</summary>
    public string Account { get; } = "";

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>By how much.</summary>
    public long Amount { get; }
}
