namespace InnovationSim.Scenarios;

/// <summary>One thing that is wrong with a file, with all that is needed to put it right.</summary>
/// <param name="Line">Line, from 1; 0 where the problem is the file as a whole.</param>
/// <param name="Column">Column, from 1; 0 where the problem is the file as a whole.</param>
/// <param name="Field">
/// Path of the value at fault, for example <c>cities[3].population</c> (places in lists count from 0); empty for the whole file.
/// </param>
/// <param name="Value">What the file says there, cut to a readable length; empty if it says nothing.</param>
/// <param name="Allowed">What it may say.</param>
/// <param name="Message">The problem as one sentence.</param>
/// <param name="Hint">What to do about it; null where the message already says it.</param>
public sealed record ScenarioProblem(int Line, int Column, string Field, string Value, string Allowed, string Message, string? Hint)
{
    /// <summary>The problem as one line, position first.</summary>
    public override string ToString()
    {
        string where = Line > 0 ? $"line {Line}, column {Column}: " : "";
        return Hint is null ? where + Message : $"{where}{Message} {Hint}";
    }
}
