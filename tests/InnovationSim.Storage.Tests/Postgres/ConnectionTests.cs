using InnovationSim.Storage.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>What is said when a database cannot be had.</summary>
public class ConnectionTests
{
    [Theory]
    [InlineData("Host=here;Password=abc;secret")]
    [InlineData("Host=here;Password=abc;secret=1")]
    [InlineData("Host=here;Port=secret")]
    [InlineData("postgresql://me:secret@here/db")]
    [InlineData("Database=x;Password=secret")]
    [InlineData("secret")]
    public void A_connection_string_that_cannot_be_read_is_refused_and_not_repeated(string text)
    {
        string said = Should.Throw<ArgumentException>(() => new PostgresDatabase(text)).ToString();
        said.ShouldContain("The connection string of PostgreSQL cannot be read. It takes Host=");
        said.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void No_connection_string_is_refused(string text) => Should.Throw<ArgumentException>(() => new PostgresDatabase(text));

    [Fact]
    public async Task A_database_is_called_by_its_name_host_and_port()
    {
        await using var database = new PostgresDatabase("Host=db.example;Port=5433;Database=runs;Username=me;Password=secret");
        database.Name.ShouldBe("PostgreSQL database runs on db.example:5433");
        database.ToString().ShouldBe(database.Name);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_in_one_sentence()
    {
        // Port 1 of this machine: nobody listens there.
        await using var database = new PostgresDatabase("Host=127.0.0.1;Port=1;Database=runs;Username=me;Password=secret", TimeSpan.Zero);
        DatabaseException failure = await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.MigrateAsync(database));
        failure.Message.ShouldStartWith("The PostgreSQL database runs on 127.0.0.1:1 cannot be reached: ");
        failure.ToString().ShouldNotContain("secret");
    }

    [PostgresFact]
    public async Task A_database_that_is_not_there_is_said_in_one_sentence()
    {
        string text = new NpgsqlConnectionStringBuilder(TestServer.ConnectionString) { Database = "nowhere", Password = "secret" }.ConnectionString;
        await using var database = new PostgresDatabase(text);
        DatabaseException failure = await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.MigrateAsync(database));
        failure.Message.ShouldContain("refuses: database \"nowhere\" does not exist");
        failure.ToString().ShouldNotContain("secret");
    }
}
