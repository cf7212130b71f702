using InnovationSim.Api.Endpoints;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InnovationSim.Api.Tests.Description;

/// <summary>What the description says of the API as a whole.</summary>
internal sealed class DocumentText : IOpenApiDocumentTransformer
{
    private const string Key = "key";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "InnovationSim",
            Version = "1",
            Description = "Runs simulations of a regional innovation ecosystem, watches them and reads their results. Everything is JSON unless it says otherwise; "
                + "every failure is problem details (RFC 9457) with the fields at fault. Where the service takes keys, they go into 'Authorization: Bearer KEY'.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key: 'innosim keys add' makes one." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
        return Task.CompletedTask;
    }
}

/// <summary>Parameters that endpoints read by hand.</summary>
internal sealed class OperationText : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        foreach (ParameterText parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterText>())
        {
            var one = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String };
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
                Required = parameter.IsRequired,
                Description = parameter.Description,
                Schema = parameter.IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
            });
        }

        if (operation.Parameters.Count == 0) operation.Parameters = null;
        return Task.CompletedTask;
    }
}

/// <summary>A number is a number: that a service reads "NaN" too, to say that it is none, is nobody's business.</summary>
internal sealed class SchemaText : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) != typeof(double)) return Task.CompletedTask;
        schema.AnyOf = null;
        schema.OneOf = null;
        schema.Type = Nullable.GetUnderlyingType(type) is null ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
        return Task.CompletedTask;
    }
}
