using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking;

/// <summary>One person's motives as a language model told them, to rank by in place of those that the built-in engine reads.</summary>
/// <remarks>
/// A dimension that was not told has strength 0. A told motive lives by its evidence: of a history that holds only some of the choices it cites, it
/// keeps their share of its strength, so that leaving a choice out takes away what rested on it. The model is not asked again.
/// </remarks>
public sealed class ModelProfileMotives
{
    private readonly float[] strengths;
    private readonly Cited[][] evidence;

    private ModelProfileMotives(MotivationProfile profile, float[] strengths, Cited[][] evidence) =>
        (Profile, this.strengths, this.evidence) = (profile, strengths, evidence);

    /// <summary>As it was told.</summary>
    public MotivationProfile Profile { get; }

    /// <param name="profile">A model's; dimensions outside the vocabulary are passed over.</param>
    /// <param name="vocabulary">Gives every dimension its place.</param>
    /// <param name="history">What the profile was read from, or more of it: evidence points into it by position.</param>
    public static ModelProfileMotives Of(MotivationProfile profile, Vocabulary vocabulary, ReadOnlySpan<Interaction> history)
    {
        var strengths = new float[vocabulary.Count];
        var evidence = Enumerable.Repeat<Cited[]>([], vocabulary.Count).ToArray();
        foreach (var motive in profile.Motives)
        {
            if (vocabulary.IndexOf(motive.Dimension) is not (>= 0 and var place))
            {
                continue;
            }

            var cited = new List<Cited>();
            foreach (var one in motive.Evidence)
            {
                cited.Add(new Cited(history[one.Position].Item, history[one.Position].Time, (float)one.Weight));
            }

            (strengths[place], evidence[place]) = ((float)motive.Strength, [.. cited]);
        }

        return new ModelProfileMotives(profile, strengths, evidence);
    }

    /// <summary>Strength of every dimension in vocabulary order, in [0, 1], as far as the history holds what was cited. Allocation-free.</summary>
    public void Write(ReadOnlySpan<Interaction> history, Span<float> result)
    {
        for (var dimension = 0; dimension < result.Length; dimension++)
        {
            var (held, all) = (0f, 0f);
            foreach (var cited in evidence[dimension])
            {
                all += cited.Weight;
                held += Find(history, cited) >= 0 ? cited.Weight : 0;
            }

            result[dimension] = all > 0 ? strengths[dimension] * (held / all) : 0;
        }
    }

    /// <summary>How much each choice says for one dimension: the weight of the evidence that lies in it.</summary>
    public void WriteAttributions(ReadOnlySpan<Interaction> history, int dimension, Span<float> attributions)
    {
        attributions.Clear();
        foreach (var cited in evidence[dimension])
        {
            if (Find(history, cited) is >= 0 and var position)
            {
                attributions[position] += cited.Weight;
            }
        }
    }

    private static int Find(ReadOnlySpan<Interaction> history, Cited cited)
    {
        for (var position = 0; position < history.Length; position++)
        {
            if (history[position].Item == cited.Item && history[position].Time == cited.Time)
            {
                return position;
            }
        }

        return -1;
    }

    private readonly record struct Cited(int Item, long Time, float Weight);
}
