using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationSim.Contracts;

namespace InnovationSim.Cluster.Contracts.Service;

/// <summary>Years of a run, in order.</summary>
/// <param name="Years">The years.</param>
/// <param name="Ended">Whether no more will come.</param>
public sealed record YearsChunk(IReadOnlyList<YearReport> Years, bool Ended);

/// <summary>Rows of whole years.</summary>
/// <param name="Rows">Values in the order of the columns asked for; numbers as the column's type has them.</param>
/// <param name="NextYear">First year of the next chunk; null if there is none.</param>
public sealed record RowsChunk(IReadOnlyList<IReadOnlyList<JsonElement>> Rows, int? NextYear);

/// <summary>The documents that travel, as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(ForkRequest))]
[JsonSerializable(typeof(RunQuery))]
[JsonSerializable(typeof(RunPage))]
[JsonSerializable(typeof(RunStatus))]
[JsonSerializable(typeof(RunDescription))]
[JsonSerializable(typeof(ResultQuery))]
[JsonSerializable(typeof(OrganisationQuery))]
[JsonSerializable(typeof(OrganisationPage))]
[JsonSerializable(typeof(OrganisationView))]
[JsonSerializable(typeof(ExperimentRequest))]
[JsonSerializable(typeof(ExperimentQuery))]
[JsonSerializable(typeof(ExperimentPage))]
[JsonSerializable(typeof(ExperimentStatus))]
[JsonSerializable(typeof(EffectsQuery))]
[JsonSerializable(typeof(ExperimentEffects))]
[JsonSerializable(typeof(LifeQuery))]
[JsonSerializable(typeof(OrganisationLife))]
[JsonSerializable(typeof(SimulationError))]
[JsonSerializable(typeof(YearsChunk))]
[JsonSerializable(typeof(RowsChunk))]
public sealed partial class Documents : JsonSerializerContext;
