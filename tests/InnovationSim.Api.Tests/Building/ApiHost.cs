using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Building;

/// <summary>A host with keys that tests share, and a run of the toy region that is complete.</summary>
public sealed class ApiHost : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private TestHost _host = null!;

    internal TestHost Host => _host;

    public string Reader { get; private set; } = "";

    public string Operator { get; private set; } = "";

    /// <summary>Five years of the toy region.</summary>
    public string Run { get; private set; } = "";

    public async Task InitializeAsync()
    {
        (string file, Reader, Operator) = await TestHost.KeysAsync(_folder);
        _host = await TestHost.StartAsync(_folder.In("runs"), settings => settings with { ApiKeys = file });
        Run = (await _host.Engine.SubmitAsync(Toy(5))).Run;
        await foreach (YearReport _ in _host.Engine.WatchAsync(Run))
        {
            // Until it has ended.
        }
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    // xunit calls both, this one last.
    public void Dispose() => _folder.Dispose();

    internal static RunRequest Toy(int years) => new() { Scenario = "toy", Scale = 0.01, Years = years, Seed = 7, CheckpointEvery = 2 };

    /// <summary>Asks as an operator.</summary>
    public Task<HttpResponseMessage> AskAsync(string method, string path, object? body = null, Action<HttpRequestMessage>? with = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Operator);
        if (body is string text) request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body, options: ServiceJson.Options);
        with?.Invoke(request);
        return _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Asks for JSON, which must come.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using HttpResponseMessage answer = await AskAsync("GET", path);
        string text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Problem details of an answer.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, int status)
    {
        string text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        JsonElement problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("type").GetString().ShouldBe("urn:innovationsim:" + problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>The fields at fault.</summary>
    public static string[] FieldsOf(JsonElement problem) =>
        [.. problem.GetProperty("problems").EnumerateArray().Select(each => each.GetProperty("field").GetString()!)];
}

/// <summary>Tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHost : ICollectionFixture<ApiHost>
{
    public const string Name = "A host with keys";
}
