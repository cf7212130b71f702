using System.Net;
using InnovationSim.Silo.Tests.Building;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Postgres;

/// <summary>The table of members keeps what Orleans' protocol relies on: each change names the version it knew.</summary>
[Collection(OneSiloCollection.Name)]
public sealed class MembershipTableTests(OneSilo one)
{
    private static int _generation;

    private IMembershipTable Table => one.Silo.Services.GetRequiredService<IMembershipTable>();

    [PostgresFact]
    public async Task A_member_is_read_as_it_was_written()
    {
        MembershipEntry written = Dead();
        written.SuspectTimes = [Tuple.Create(written.SiloAddress, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc))];
        (await Table.InsertRow(written, (await VersionAsync()).Next())).ShouldBeTrue();
        (await Table.UpdateRow(written, "", (await VersionAsync()).Next())).ShouldBeTrue();
        MembershipEntry read = (await Table.ReadRow(written.SiloAddress)).Members.Single().Item1;
        read.SiloAddress.ShouldBe(written.SiloAddress);
        (read.SiloName, read.HostName, read.Status, read.ProxyPort).ShouldBe((written.SiloName, written.HostName, written.Status, written.ProxyPort));
        read.StartTime.ShouldBe(written.StartTime);
        read.SuspectTimes.ShouldBe(written.SuspectTimes);
    }

    [PostgresFact]
    public async Task A_member_that_nobody_knows_is_not_read() => (await Table.ReadRow(Dead().SiloAddress)).Members.ShouldBeEmpty();

    [PostgresFact]
    public async Task Of_many_that_join_at_the_same_version_one_does()
    {
        TableVersion known = await VersionAsync();
        bool[] joined = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Table.InsertRow(Dead(), known.Next()))));
        joined.Count(each => each).ShouldBe(1);
        (await VersionAsync()).Version.ShouldBe(known.Version + 1);
    }

    [PostgresFact]
    public async Task Who_has_joined_cannot_join_again()
    {
        MembershipEntry entry = Dead();
        (await Table.InsertRow(entry, (await VersionAsync()).Next())).ShouldBeTrue();
        TableVersion known = await VersionAsync();
        (await Table.InsertRow(entry, known.Next())).ShouldBeFalse();
        (await VersionAsync()).Version.ShouldBe(known.Version);
    }

    [PostgresFact]
    public async Task A_change_of_nobody_changes_nothing()
    {
        TableVersion known = await VersionAsync();
        (await Table.UpdateRow(Dead(), "", known.Next())).ShouldBeFalse();
        (await VersionAsync()).Version.ShouldBe(known.Version);
    }

    [PostgresFact]
    public async Task Of_many_that_change_a_member_at_once_one_does_while_the_member_gives_signs_of_life()
    {
        MembershipEntry entry = Dead();
        (await Table.InsertRow(entry, (await VersionAsync()).Next())).ShouldBeTrue();
        for (int round = 0; round < 10; round++)
        {
            TableVersion known = await VersionAsync();
            Task alive = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Table.UpdateIAmAlive(entry))));
            bool[] changed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Table.UpdateRow(entry, "", known.Next()))));
            await alive;
            changed.Count(each => each).ShouldBe(1);
        }
    }

    [PostgresFact]
    public async Task Members_that_died_long_ago_are_forgotten_and_the_living_are_not()
    {
        MembershipEntry old = Dead();
        old.IAmAliveTime = DateTime.UtcNow.AddDays(-8);
        (await Table.InsertRow(old, (await VersionAsync()).Next())).ShouldBeTrue();
        await Table.CleanupDefunctSiloEntries(DateTimeOffset.UtcNow.AddDays(-7));
        (await Table.ReadRow(old.SiloAddress)).Members.ShouldBeEmpty();
        await Table.CleanupDefunctSiloEntries(DateTimeOffset.UtcNow.AddDays(1));
        (await one.Schema.StatusAsync(one.Silo.Settings.SiloPort)).ShouldBe((int)SiloStatus.Active);
    }

    // Nobody asks after the dead.
    private static MembershipEntry Dead() => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 9, Interlocked.Increment(ref _generation)),
        SiloName = "name",
        HostName = "host",
        Status = SiloStatus.Dead,
        ProxyPort = 30000,
        StartTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        IAmAliveTime = DateTime.UtcNow,
    };

    private async Task<TableVersion> VersionAsync() => (await Table.ReadAll()).Version;
}
