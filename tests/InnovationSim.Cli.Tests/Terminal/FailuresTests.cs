using System.Text.Json;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel.Invariants;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Terminal;

/// <summary>The only tests that call the program in the tests' own process: what ends a run here cannot be made to happen from outside.</summary>
public class FailuresTests
{
    public static TheoryData<Type, string> Kinds => new()
    {
        { typeof(IOException), "error: the disk" },
        { typeof(UnauthorizedAccessException), "error: the disk" },
        { typeof(JsonException), "error: JsonException: the disk" },
        { typeof(InvalidOperationException), "error: InvalidOperationException: the disk" },
        { typeof(OutOfMemoryException), "error: There is not enough memory." },
        { typeof(InvariantBreachException), "error: the disk" },
        { typeof(NullReferenceException), "error: NullReferenceException: the disk" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_is_thrown_is_one_line_and_exit_code_1(Type kind, string begins)
    {
        (int code, string said) = Report(Thrown((Exception)Activator.CreateInstance(kind, "the disk")!));
        code.ShouldBe(1);
        said.ShouldStartWith(begins);
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_failure_of_the_database_is_exit_code_1() =>
        Report(Thrown(new SqliteException("database or disk is full", 13))).ShouldBe((1, "error: database or disk is full\n"));

    [Fact]
    public void A_message_of_several_lines_becomes_one() => Report(Thrown(new IOException("the disk\ncaught fire"))).Said.ShouldBe("error: the disk caught fire\n");

    [Fact]
    public void A_run_that_was_cancelled_is_exit_code_130() => Report(Thrown(new TaskCanceledException())).Code.ShouldBe(130);

    private static Exception Thrown(Exception exception)
    {
        // With a stack trace, as it has when it arrives.
        try
        {
            throw exception;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private static (int Code, string Said) Report(Exception failure)
    {
        TextWriter before = Console.Error;
        using var said = new StringWriter { NewLine = "\n" };
        Console.SetError(said);
        try
        {
            return (Failures.Report(failure), Uncoloured(said));
        }
        finally
        {
            Console.SetError(before);
        }
    }

    private static string Uncoloured(StringWriter said) => System.Text.RegularExpressions.Regex.Replace(said.ToString(), "\u001b\\[[0-9;]*m", "");
}
