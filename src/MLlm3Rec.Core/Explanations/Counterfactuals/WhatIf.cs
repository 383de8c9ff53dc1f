using MLlm3Rec.Datasets;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations.Counterfactuals;

/// <summary>What is supposed to be otherwise. Nothing of it is ever saved.</summary>
public sealed record WhatIf
{
    public static WhatIf Nothing { get; } = new();

    /// <summary>Positions of the history that are left out.</summary>
    public IReadOnlyCollection<int> Removed { get; init; } = [];

    /// <summary>Items chosen besides, at the moment of the last choice, with no signal and no review.</summary>
    public IReadOnlyList<int> Added { get; init; } = [];

    /// <summary>Strengths by key of the dimension, in place of those that the history tells.</summary>
    public IReadOnlyDictionary<string, double> Strengths { get; init; } = new Dictionary<string, double>();

    /// <summary>The item with other texts, or null.</summary>
    public Item? Text { get; init; }

    public bool IsNothing => Removed.Count == 0 && Added.Count == 0 && Strengths.Count == 0 && Text is null;

    /// <summary>Whether it supposes what only a ranker with parts can follow.</summary>
    public bool NeedsParts => Strengths.Count > 0 || Text is not null;

    /// <summary>The question as it would be asked. Leaving out the last choice moves the moment asked about back to the one before.</summary>
    public ExplanationRequest Apply(ExplanationRequest question)
    {
        var left = ExplanationRequest.Without(question.History, Removed).ToArray();
        var now = left.Length == 0 ? Interaction.NoTime : left[^1].Time;
        return question with
        {
            History =
                (Interaction[])[.. left, .. Added.Where(item => item != question.Item).Select(item => new Interaction(item, now, float.NaN, -1))],
        };
    }

    /// <summary>The ranker as it would rank.</summary>
    /// <exception cref="NotSupportedException">It is no sum of parts, and strengths or texts are to change.</exception>
    public IRecommender Apply(IRecommender recommender, Dataset dataset, int item) => (recommender, NeedsParts) switch
    {
        (AlignmentRecommender alignment, true) =>
            alignment.Under(
                new Counterfactual { Strengths = Strengths, Text = Text is null ? null : new CounterfactualText(item, dataset.Items[item], Text) }),
        (_, true) =>
            throw new NotSupportedException($"\"{recommender.Method}\" has no motives and no texts to change; leave choices out or add some."),
        _ => recommender,
    };
}
