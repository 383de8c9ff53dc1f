using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Layers;
using MLlm3Rec.Numerics.Optimizers;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>Learns for every pair of items how much the choice of one speaks for the other.</summary>
/// <remarks>
/// Minimises <see cref="PairLoss"/> over all choices of train, draws being uniform among items that somebody has chosen: to be drawn again and
/// again and never chosen would teach that what is new is not wanted. Items are <see cref="TextItemVectors"/>, so that their texts speak where
/// choices are few, and what nobody has chosen has nothing of its own; words begin with one random vector in both spaces, which makes the first u
/// · to the cosine of texts. A bias per item begins at its log popularity and is thrown away: popularity is another part's business. Steps:
/// Adagrad with a rate falling linearly to a fiftieth. One thread, so the order of sums is fixed; learners run beside each other. The additive
/// form is FPMC's (Rendle, Freudenthaler &amp; Schmidt-Thieme 2010, doi:10.1145/1772690.1772773) without the person's own vector, vectors of
/// words as in StarSpace (Wu et al. 2018, arXiv 1709.03856).
/// </remarks>
internal sealed class PairLearner
{
    /// <summary>Length of a text in the beginning, squared: words and choices then weigh alike.</summary>
    private const float TextLength = 3;

    /// <summary>How long what an item has of its own is beside a word's vector in the beginning: enough to set out from where there are no
    /// words.</summary>
    private const float OwnLength = 0.1f;

    private readonly ChoiceContexts contexts;
    private readonly MarOptions options;
    private readonly TextItemVectors chosen;
    private readonly TextItemVectors offered;
    private readonly float[] bias;
    private readonly SparseAdagrad biasSteps;
    private readonly PairBatch batch;
    private readonly PairLoss loss;
    private readonly int items;
    private readonly int[] known;
    private readonly IReadOnlyList<string> words;
    private SplitMix64 random;

    /// <param name="contexts">What is learned from.</param>
    /// <param name="texts">The items' words.</param>
    /// <param name="logCounts">Log popularity of each item.</param>
    /// <param name="options">Sizes and pace.</param>
    /// <param name="stream">Another one for every learner.</param>
    public PairLearner(ChoiceContexts contexts, TermWeights texts, float[] logCounts, MarOptions options, int stream)
    {
        (this.contexts, this.options, items, words) = (contexts, options, texts.Items.RowCount, texts.Words);
        (chosen, offered) = (new TextItemVectors(texts.Items, options.LearnerSize), new TextItemVectors(texts.Items, options.LearnerSize));
        bias = (float[])logCounts.Clone();
        known = [.. Enumerable.Range(0, items).Where(item => logCounts[item] > 0)];
        biasSteps = new SparseAdagrad(items, momentum: 0);
        batch = new PairBatch(items, options.LearnerBatch, contexts.Most, options.LearnerDraws);
        loss = new PairLoss(options.LearnerSize);
        random = SplitMix64.Derive(options.Seed, stream);
        var spread = MathF.Sqrt(TextLength / options.LearnerSize);
        Scatter(chosen.Terms, spread);
        chosen.Terms.CopyTo(offered.Terms.AsSpan());
        Scatter(chosen.Own, spread * OwnLength);
        Scatter(offered.Own, spread * OwnLength);
        foreach (var item in Enumerable.Range(0, items).Except(known))
        {
            chosen.OwnOf(item).Clear();
            offered.OwnOf(item).Clear();
        }
    }

    /// <param name="part">Id of the part that it serves.</param>
    /// <param name="cancellationToken">Checked between steps.</param>
    public LearnedPairs Learn(string part, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, contexts.Count)];
        var perEpoch = Math.Min(order.Length, options.LearnerChoices);
        var steps = options.LearnerEpochs * ((perEpoch + options.LearnerBatch - 1) / options.LearnerBatch);
        var step = 0;
        for (var epoch = 0; epoch < options.LearnerEpochs; epoch++)
        {
            random.Shuffle(order.AsSpan());
            for (var first = 0; first < perEpoch; first += options.LearnerBatch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Step(
                    order.AsSpan(first, Math.Min(options.LearnerBatch, perEpoch - first)),
                    (float)(options.LearnerRate * Math.Max(0.02, 1 - (double)step++ / steps)));
            }
        }

        int[] all = [.. Enumerable.Range(0, items)];
        var from = new float[items * options.LearnerSize];
        chosen.Write(all, from);
        return new LearnedPairs(part, from, offered.Own, words, offered.Terms, options.LearnerSize);
    }

    private void Scatter(Span<float> values, float spread)
    {
        foreach (ref var value in values)
        {
            value = spread * (float)random.NextGaussian();
        }
    }

    private void Step(ReadOnlySpan<int> choices, float rate)
    {
        var drawn = new int[options.LearnerDraws];
        foreach (ref var item in drawn.AsSpan())
        {
            item = known[random.NextInt32(known.Length)];
        }

        batch.Fill(contexts, choices, drawn);
        loss.Open(batch);
        chosen.Write(batch.Chosen.Items, loss.From);
        offered.Write(batch.Offered.Items, loss.To);
        for (var slot = 0; slot < batch.Offered.Items.Length; slot++)
        {
            loss.Bias[slot] = bias[batch.Offered.Items[slot]];
        }

        loss.Run(batch, Dropout.Draw(ref random, (float)options.LearnerDropout));
        chosen.Step(batch.Chosen.Items, loss.FromGradient, rate);
        offered.Step(batch.Offered.Items, loss.ToGradient, rate);
        for (var slot = 0; slot < batch.Offered.Items.Length; slot++)
        {
            biasSteps.Step(bias, batch.Offered.Items[slot], loss.BiasGradient.AsSpan(slot, 1), rate);
        }
    }
}
