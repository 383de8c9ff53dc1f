using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>One user at the moment of scoring: what is visible, and buffers that no other thread uses.</summary>
internal readonly ref struct ScoringContext(ReadOnlySpan<Interaction> history, BuiltInProfileExtractor? extractor, ScoringBuffers buffers)
{
    /// <summary>The visible choices, oldest first.</summary>
    public ReadOnlySpan<Interaction> History { get; } = history;

    /// <summary>Reads the person's motives; null where nobody's are read.</summary>
    public BuiltInProfileExtractor? Extractor { get; } = extractor;

    /// <summary>Motives that a model told of the person, or null.</summary>
    public ModelProfileMotives? ModelProfile { get; init; }

    public ScoringBuffers Buffers { get; } = buffers;

    /// <summary>Time of the last visible choice, or <see cref="Interaction.NoTime"/>: nothing later may be known.</summary>
    public long Now => History.IsEmpty ? Interaction.NoTime : History[^1].Time;
}
