using MLlm3Rec.Datasets;
using MLlm3Rec.Reading.Matching;

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

/// <summary>Whether a motive runs through the whole history or only through its latest part.</summary>
public enum Horizon
{
    Lasting,
    Recent,
}

/// <summary>One reason of one user, with what it rests on.</summary>
/// <param name="Dimension">Key of the vocabulary's dimension.</param>
/// <param name="Strength">In [0, 1]; comparable between users of one dataset.</param>
/// <param name="Statement">One sentence for a person outside the team.</param>
/// <param name="Horizon">Lasting or recent.</param>
/// <param name="Evidence">Never empty: a motive without evidence does not exist. Strongest first.</param>
public sealed record Motive(string Dimension, double Strength, string Statement, Horizon Horizon, IReadOnlyList<Evidence> Evidence);

/// <summary>What a user turns away from, told by choices that carry a low signal.</summary>
public sealed record Avoidance(string Dimension, double Strength, string Statement, IReadOnlyList<Evidence> Evidence);

/// <summary>A pointer to one interaction of this user and the words there that speak for the motive.</summary>
/// <param name="Position">Zero-based place in the user's history, oldest first.</param>
/// <param name="Item">The item chosen there.</param>
/// <param name="Span">The quoted words.</param>
/// <param name="Weight">In (0, 1]: this evidence's share of the motive.</param>
public sealed record Evidence(int Position, ItemId Item, QuotedSpan Span, double Weight);
