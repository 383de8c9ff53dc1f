using MLlm3Rec.Datasets;

namespace MLlm3Rec.Profiles;

/// <summary>Why one user chooses (MOPE's output in the paper).</summary>
public sealed record MotivationProfile
{
    public required UserId User { get; init; }

    /// <summary>Strongest first.</summary>
    public required IReadOnlyList<Motive> Motives { get; init; }

    public required IReadOnlyList<Avoidance> Avoids { get; init; }

    /// <summary>In [0, 1]: grows with the number of interactions read and with how much their texts say.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many interactions were read, from the oldest on.</summary>
    public required int HistoryLength { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>What made an extraction.</summary>
/// <param name="Engine">"built-in", or the name of a model connection.</param>
/// <param name="Model">The engine's own version, or the model's name.</param>
/// <param name="Vocabulary">Version of the vocabulary.</param>
/// <param name="Prompt">Version of the prompt or, for the built-in engine, of its knobs.</param>
public sealed record Provenance(string Engine, string Model, string Vocabulary, string Prompt);
