using MLlm3Rec.Ranking.Learned;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>How an item relates to what was chosen before, recent choices weighing more.</summary>
/// <remarks>
/// value(j) = Σₚ decay^(n − 1 − p) · between(hₚ, j) over the latest <see cref="Latest"/> positions p of a history of n choices,
/// divided by the sum of the weights where <see cref="IsMean"/>. Weights below 0.001 are dropped: they cost time and move nothing.
/// What a person has said counts as one more choice, the latest.
/// </remarks>
internal sealed class HistoryPart(PartDefinition definition, IPairing pairing) : IAlignmentPart
{
    private const float Negligible = 0.001f;

    public PartDefinition Definition => definition;

    public required float Prior { get; init; }

    /// <summary>In (0, 1]; 1 lets all choices weigh the same.</summary>
    public float Decay { get; init; } = 1;

    public int Latest { get; init; } = int.MaxValue;

    public bool IsMean { get; init; }

    public LearnedPairs? Learned { get; init; }

    /// <summary>Relation of every item to what the person has said; null where nothing was.</summary>
    private float[]? Said { get; init; }

    public void Measure(in ScoringContext context, Span<float> values)
    {
        var weights = context.Buffers.Weights(context.History.Length);
        var said = Weigh(weights);
        pairing.Add(context, weights, values);
        for (var item = 0; Said is not null && item < values.Length; item++)
        {
            values[item] += said * Said[item];
        }
    }

    public void MeasureAt(in ScoringContext context, ReadOnlySpan<int> items, Span<float> values)
    {
        var weights = context.Buffers.Weights(context.History.Length);
        var said = Weigh(weights);
        pairing.AddAt(context, weights, items, values);
        for (var place = 0; Said is not null && place < items.Length; place++)
        {
            values[place] += said * Said[items[place]];
        }
    }

    public int SourceOf(in ScoringContext context, int item)
    {
        var weights = context.Buffers.Weights(context.History.Length);
        Weigh(weights);
        var (source, largest) = (-1, 0f);
        for (var position = 0; position < weights.Length; position++)
        {
            var value = weights[position] > 0 ? weights[position] * pairing.Between(context.History[position].Item, item) : 0;
            if (value >= largest && value > 0)
            {
                (source, largest) = (position, value);
            }
        }

        return source;
    }

    /// <summary>Each choice bears its weight times its relation to the item, where that is positive.</summary>
    public void WriteAttributions(in ScoringContext context, int item, Span<float> attributions)
    {
        var weights = context.Buffers.Weights(context.History.Length);
        Weigh(weights);
        for (var position = 0; position < attributions.Length; position++)
        {
            attributions[position] = weights[position] > 0
                ? Math.Max(0, weights[position] * pairing.Between(context.History[position].Item, item))
                : 0;
        }
    }

    public IAlignmentPart Stated(StatedReading said) =>
        said.Liked is { } liked && pairing.OfText(liked) is { } values ? With(pairing, values) : this;

    public float[]? Against(StatedReading said) => said.Disliked is { } disliked ? pairing.OfText(disliked) : null;

    public IAlignmentPart Edited(EditedText text) => pairing.Edited(text) is var edited && edited == pairing ? this : With(edited, Said);

    private HistoryPart With(IPairing other, float[]? said) => new(definition, other)
    {
        Prior = Prior,
        Decay = Decay,
        Latest = Latest,
        IsMean = IsMean,
        Learned = Learned,
        Said = said,
    };

    /// <summary>Writes the weights of the choices.</summary>
    /// <returns>That of what was said.</returns>
    private float Weigh(Span<float> weights)
    {
        var (weight, sum, length) = (1f, 0f, weights.Length);
        if (Said is not null)
        {
            (weight, sum, length) = (Decay, 1, length + 1);
        }

        for (var position = weights.Length - 1; position >= 0; position--)
        {
            weights[position] = length - position <= Latest && weight >= Negligible ? weight : 0;
            sum += weights[position];
            weight *= Decay;
        }

        if (!IsMean || sum <= 0)
        {
            return 1;
        }

        foreach (ref var one in weights)
        {
            one /= sum;
        }

        return 1 / sum;
    }
}
