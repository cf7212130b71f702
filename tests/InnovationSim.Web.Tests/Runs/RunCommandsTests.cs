using System.Security.Claims;
using InnovationSim.Contracts;
using InnovationSim.Web.Runs;
using InnovationSim.Web.Tests.Building;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InnovationSim.Web.Tests.Runs;

/// <summary>Who may give commands from the page: its circuit does not go through the endpoints that ask for an operator.</summary>
public class RunCommandsTests
{
    private readonly ScriptedService _service = new();

    [Theory]
    [InlineData("operator", true)]
    [InlineData("reader", false)]
    [InlineData(null, false)]
    public async Task Where_there_is_a_policy_of_operators_only_they_give_commands(string? role, bool may)
    {
        RunCommands commands = Commands(role, withPolicy: true);
        Func<Task>[] all =
        [
            () => commands.SubmitAsync(new RunRequest(), "key"), () => commands.ForkAsync("run", new ForkRequest { AtYear = 1 }, "key"),
            () => commands.PauseAsync("run"), () => commands.ResumeAsync("run"), () => commands.CancelAsync("run"), () => commands.RemoveAsync("run"),
        ];

        (await commands.AreAllowedAsync()).ShouldBe(may);
        foreach (Func<Task> command in all)
        {
            if (may) await command();
            else (await Should.ThrowAsync<StateConflictException>(command)).Message.ShouldContain("operator");
        }

        _service.Commands.Count.ShouldBe(may ? all.Length : 0);
    }

    [Fact]
    public async Task Whoever_loses_the_role_while_the_page_is_open_gives_no_more_commands()
    {
        bool inForce = true;
        RunCommands commands = Commands("operator", withPolicy: true, () => inForce);
        await commands.PauseAsync("run");

        inForce = false;

        await Should.ThrowAsync<StateConflictException>(() => commands.CancelAsync("run"));
        _service.Commands.ShouldBe(["pause"]);
    }

    [Fact]
    public async Task Where_there_is_none_everybody_does()
    {
        RunCommands commands = Commands(role: null, withPolicy: false);

        await commands.CancelAsync("run");

        _service.Commands.ShouldBe(["cancel"]);
    }

    private RunCommands Commands(string? role, bool withPolicy, Func<bool>? inForce = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddLogging();
        if (withPolicy) services.AddAuthorizationBuilder().AddPolicy("operator", policy => policy.RequireRole("operator").RequireAssertion(_ => inForce?.Invoke() ?? true));
        return new RunCommands(_service, new Visitor(role), services.BuildServiceProvider());
    }

    private sealed class Visitor(string? role) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync()
        {
            ClaimsIdentity identity = role is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "key");
            return Task.FromResult(new AuthenticationState(new ClaimsPrincipal(identity)));
        }
    }
}
