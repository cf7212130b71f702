using System.Globalization;
using System.Security.Claims;
using InnovationSim.Api.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Security;

public sealed class ApiKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();

    private string KeysFile => _folder.In("keys.json");

    private ApiKeyFile Keys => new(KeysFile, "innosim");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_is_found_again_by_its_secret()
    {
        string secret = await Keys.AddAsync("ada", Roles.Operator);
        ApiKey key = Ring().Find(secret).ShouldNotBeNull();
        (key.Name, key.Role).ShouldBe(("ada", Roles.Operator));
    }

    [Fact]
    public async Task The_file_does_not_hold_the_secret()
    {
        string secret = await Keys.AddAsync("ada", Roles.Reader);
        string file = await File.ReadAllTextAsync(KeysFile);
        file.ShouldNotContain(secret);
        file.ShouldNotContain(secret["innosim_".Length..]);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file()
    {
        await Keys.AddAsync("ada", Roles.Reader);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(KeysFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Two_keys_are_never_the_same()
    {
        string[] secrets = [await Keys.AddAsync("ada", Roles.Reader), await Keys.AddAsync("bob", Roles.Reader)];
        secrets.Distinct().Count().ShouldBe(2);
        secrets.ShouldAllBe(secret => secret.Length == "innosim_".Length + 43, "256 bits");
    }

    [Fact]
    public async Task A_secret_that_is_nearly_right_is_wrong()
    {
        string secret = await Keys.AddAsync("ada", Roles.Reader);
        KeyRing ring = Ring();
        ring.Find(secret[..^1]).ShouldBeNull();
        ring.Find(secret.ToUpper(CultureInfo.InvariantCulture)).ShouldBeNull();
        ring.Find("").ShouldBeNull();
    }

    [Fact]
    public async Task A_name_has_one_key()
    {
        await Keys.AddAsync("ada", Roles.Reader);
        (await Should.ThrowAsync<ApiKeysException>(() => Keys.AddAsync("ada", Roles.Operator))).Message.ShouldContain("has a key");
    }

    [Fact]
    public async Task Keys_that_are_added_at_once_are_all_kept()
    {
        string[] names = [.. Enumerable.Range(0, 8).Select(number => $"user-{number}")];
        await Task.WhenAll(names.Select(name => Task.Run(() => Keys.AddAsync(name, Roles.Reader))));
        Keys.Read().Select(key => key.Name).ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public async Task A_key_that_is_removed_stops_working_in_a_host_that_runs()
    {
        string ada = await Keys.AddAsync("ada", Roles.Reader);
        KeyRing ring = Ring();
        string bob = await Keys.AddAsync("bob", Roles.Reader);
        await Keys.RemoveAsync("ada");
        _time.Pass(TimeSpan.FromSeconds(3));
        ring.Find(ada).ShouldBeNull();
        ring.Find(bob).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.Reader)]
    public async Task Who_was_let_in_is_nobody_any_more_once_the_key_is_removed(string role)
    {
        string secret = await Keys.AddAsync("ada", role);
        await Keys.AddAsync("bob", Roles.Operator);
        await using ServiceProvider host = Host();
        // As a circuit keeps it for as long as the page is open.
        ClaimsPrincipal ada = await LetInAsync(host, secret);
        (await MayAsync(host, ada, Roles.Reader), await MayAsync(host, ada, Roles.Operator)).ShouldBe((true, role == Roles.Operator));
        await Keys.RemoveAsync("ada");
        _time.Pass(TimeSpan.FromSeconds(3));
        (await MayAsync(host, ada, Roles.Reader), await MayAsync(host, ada, Roles.Operator)).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_key_of_the_same_name_that_comes_after_gives_nothing_back_to_who_had_the_one_before()
    {
        string secret = await Keys.AddAsync("ada", Roles.Operator);
        await using ServiceProvider host = Host();
        ClaimsPrincipal before = await LetInAsync(host, secret);
        await Keys.RemoveAsync("ada");
        string another = await Keys.AddAsync("ada", Roles.Operator);
        _time.Pass(TimeSpan.FromSeconds(3));
        (await MayAsync(host, before, Roles.Operator)).ShouldBeFalse();
        (await MayAsync(host, await LetInAsync(host, another), Roles.Operator)).ShouldBeTrue();
    }

    [Fact]
    public async Task Where_nobody_needs_a_key_everybody_stays_an_operator()
    {
        await using ServiceProvider host = Host(withKeys: false);
        (await MayAsync(host, await LetInAsync(host, secret: null), Roles.Operator)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_damaged_while_a_host_runs_locks_nobody_out()
    {
        string ada = await Keys.AddAsync("ada", Roles.Reader);
        KeyRing ring = Ring();
        await File.WriteAllTextAsync(KeysFile, "{ \"keys\": [");
        _time.Pass(TimeSpan.FromSeconds(3));
        ring.Find(ada).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "is no file of keys")]
    [InlineData("{}", "is no file of keys")]
    [InlineData("{\"keys\":null}", "is no file of keys")]
    [InlineData("{\"keys\":[]}", "holds no key")]
    [InlineData("{\"keys\":[{\"name\":\"ada\",\"role\":\"king\",\"sha256\":\"00\",\"created\":\"2026-01-01T00:00:00Z\"}]}", "the key of 'ada' lacks")]
    [InlineData("{\"keys\":[null]}", "the key of '' lacks")]
    public async Task A_file_that_is_not_as_it_should_be_is_refused(string text, string why)
    {
        await File.WriteAllTextAsync(KeysFile, text);
        Should.Throw<ApiKeysException>(Ring).Message.ShouldContain(why);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_with_the_command_that_makes_it() =>
        Should.Throw<ApiKeysException>(Ring).Message.ShouldContain("'innosim keys add NAME --role operator --api-keys");

    private KeyRing Ring() => new(new AccessOptions { ApiKeys = KeysFile, Program = "innosim" }, _time, NullLogger<KeyRing>.Instance);

    /// <summary>Keys, roles and policies as every host has them, by a clock that the test moves.</summary>
    private ServiceProvider Host(bool withKeys = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddInnovationSimAccess(new AccessOptions { ApiKeys = withKeys ? KeysFile : null, Program = "innosim" });
        if (withKeys) services.AddSingleton(_ => Ring());
        return services.BuildServiceProvider();
    }

    private static async Task<ClaimsPrincipal> LetInAsync(ServiceProvider host, string? secret)
    {
        await using AsyncServiceScope scope = host.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (secret is not null) request.Request.Headers.Authorization = "Bearer " + secret;
        AuthenticateResult result = await request.AuthenticateAsync();
        return result.Principal.ShouldNotBeNull();
    }

    private static async Task<bool> MayAsync(ServiceProvider host, ClaimsPrincipal who, string policy) =>
        (await host.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, resource: null, policy)).Succeeded;

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += time.Ticks;
    }
}
