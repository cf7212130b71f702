using System.Text.Json;
using System.Text.Json.Nodes;
using InnovationSim.Api.Tests.Building;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Shouldly;
using Xunit;

namespace InnovationSim.Api.Tests.Description;

/// <summary>
/// The description of the API that is committed and served is the one that is made of its endpoints. After a change that is meant,
/// INNOVATIONSIM_UPDATE=1 writes it anew.
/// </summary>
[Collection(SharedHost.Name)]
public class OpenApiTests(ApiHost api)
{
    private static string Committed => Repository.PathOf("docs", "openapi.json");

    [Fact]
    public async Task The_description_that_is_committed_is_that_of_the_endpoints()
    {
        string made = await MakeAsync();
        if (Repository.Updating) await File.WriteAllTextAsync(Committed, made);
        (await File.ReadAllTextAsync(Committed)).ShouldBe(made, "INNOVATIONSIM_UPDATE=1 writes docs/openapi.json anew");
    }

    [Fact]
    public async Task What_is_served_is_what_is_committed()
    {
        JsonElement served = await api.JsonAsync("/openapi/v1.json");
        served.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        JsonNode.DeepEquals(JsonNode.Parse(served.GetRawText()), JsonNode.Parse(await File.ReadAllTextAsync(Committed))).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_endpoint_is_described_with_its_name_what_it_does_and_how_it_fails()
    {
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(Committed));
        var names = new List<string>();
        foreach (JsonProperty path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty method in path.Value.EnumerateObject())
            {
                names.Add(method.Value.GetProperty("operationId").GetString()!);
                method.Value.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
                JsonElement refusal = method.Value.GetProperty("responses").GetProperty("401");
                refusal.GetProperty("content").EnumerateObject().Single().Name.ShouldBe("application/problem+json");
            }
        }

        names.Count.ShouldBeGreaterThan(15);
        names.Distinct().Count().ShouldBe(names.Count);
    }

    [Fact]
    public async Task Every_field_says_what_it_is()
    {
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(Committed));
        foreach (JsonProperty schema in document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (!schema.Value.TryGetProperty("properties", out JsonElement properties)) continue;
            foreach (JsonProperty property in properties.EnumerateObject())
                (property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _)).ShouldBeTrue($"{schema.Name}.{property.Name}");
        }
    }

    /// <summary>Makes it as the framework does, of a host that has nothing but the endpoints.</summary>
    private static async Task<string> MakeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddInnovationSimApi(new ApiLimits()).AddAuthorization();
        builder.Services.AddSingleton<ISimulationService>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<IExperimentService>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<IScenarioCatalog>(_ => throw new NotSupportedException());
        builder.Services.Configure<JsonOptions>(options => ServiceJson.Configure(options.SerializerOptions));
        builder.Services.AddOpenApi("v1", options => Describe(options));
        await using WebApplication app = builder.Build();
        app.UseRouting();
        app.UseAuthorization();
        app.MapInnovationSimApi();
        app.MapOpenApi("/made/{documentName}.json").AllowAnonymous();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        return await http.GetStringAsync("/made/v1.json") + "\n";
    }

    private static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer<DocumentText>();
        options.AddOperationTransformer<OperationText>();
        options.AddSchemaTransformer<SchemaText>();
    }
}
