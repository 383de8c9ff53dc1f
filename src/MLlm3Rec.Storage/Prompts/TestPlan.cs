using System.Text.Json.Serialization;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>What a test compares, on whom, and how.</summary>
public sealed record TestPlan
{
    /// <summary>JSON of the live prompt's <see cref="MLlm3Rec.Prompts.PromptSet"/>.</summary>
    public required string Live { get; init; }

    /// <summary>JSON of the draft's.</summary>
    public required string Draft { get; init; }

    /// <summary>Ids of the people, in the order of the result.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>How they were chosen, in words.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>Name of the connection; null for the built-in engine.</summary>
    public string? Connection { get; init; }

    /// <summary>How often a model is asked for each draft's profile, in [1, 20].</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The analysts' marks at that time.</summary>
    public IReadOnlyList<TrialCase> Cases { get; init; } = [];
}

/// <param name="Id">Stands in addresses.</param>
/// <param name="DatasetId">On which dataset.</param>
/// <param name="DraftId">The draft, which may be gone.</param>
/// <param name="DraftName">Its name at that time.</param>
/// <param name="DraftVersion">Its version at that time.</param>
/// <param name="LiveVersion">Version of the live prompt at that time.</param>
/// <param name="Plan">What was compared.</param>
/// <param name="Report">Null until it has ended.</param>
/// <param name="RunId">The run that did it last.</param>
/// <param name="CreatedAt">When it was asked for.</param>
public sealed record PromptTest(
    int Id, int DatasetId, int DraftId, string DraftName, string DraftVersion, string LiveVersion, TestPlan Plan, TrialReport? Report, int? RunId,
    DateTimeOffset CreatedAt);

/// <summary>The stored form of plans.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UserIdConverter), typeof(ItemIdConverter)])]
[JsonSerializable(typeof(TestPlan))]
internal sealed partial class PromptJson : JsonSerializerContext;
