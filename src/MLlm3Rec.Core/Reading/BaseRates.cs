using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>How often each cue occurs in a kind of text, and what a text typically says of each dimension: what a single text is measured
/// against.</summary>
/// <remarks>
/// A cue c that occurs in df of N texts tells info(c) = log((N + 1) / (df + 1)) / log(N + 1) ∈ [0, 1]: nothing where every text has it.
/// A text's evidence for a dimension is E = Σ weight(c) · info(c) over its distinct cues; its salience is E / (E + h), where h is the mean of E over
/// the texts that have any, so that a text which says as much as is usual reaches one half, and none reaches 1.
/// </remarks>
/// <param name="Information">Per cue number.</param>
/// <param name="Typical">h per dimension.</param>
/// <param name="MeanSalience">Mean salience per dimension over all texts of the kind.</param>
internal sealed record BaseRates(float[] Information, float[] Typical, float[] MeanSalience)
{
    public static BaseRates Of(IReadOnlyList<CuePhrase> cues, int dimensions, IReadOnlyList<IReadOnlyList<CueMatch>> texts)
    {
        var frequency = new int[cues.Count];
        foreach (var cue in texts.SelectMany(Distinct))
        {
            frequency[cue.Number]++;
        }

        var scale = Math.Log(texts.Count + 1);
        var information = Array.ConvertAll(frequency, count => scale == 0 ? 0f : (float)(Math.Log((texts.Count + 1.0) / (count + 1)) / scale));
        var typical = TypicalEvidence(information, dimensions, texts);
        var rates = new BaseRates(information, typical, new float[dimensions]);
        var salience = new float[dimensions];
        foreach (var text in texts)
        {
            rates.Salience(text, salience);
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                rates.MeanSalience[dimension] += salience[dimension] / texts.Count;
            }
        }

        return rates;
    }

    /// <summary>Writes the salience of every dimension.</summary>
    public void Salience(IReadOnlyList<CueMatch> matches, Span<float> salience)
    {
        Evidence(Information, matches, salience);
        for (var dimension = 0; dimension < salience.Length; dimension++)
        {
            salience[dimension] = salience[dimension] == 0 ? 0 : salience[dimension] / (salience[dimension] + Typical[dimension]);
        }
    }

    /// <summary>What a match tells: used to choose the words to quote.</summary>
    public float Weight(CueMatch match) => match.Cue.Weight * Information[match.Cue.Number];

    private static float[] TypicalEvidence(float[] information, int dimensions, IReadOnlyList<IReadOnlyList<CueMatch>> texts)
    {
        var sums = new double[dimensions];
        var counts = new int[dimensions];
        var evidence = new float[dimensions];
        foreach (var text in texts)
        {
            Evidence(information, text, evidence);
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                sums[dimension] += evidence[dimension];
                counts[dimension] += evidence[dimension] > 0 ? 1 : 0;
            }
        }

        // A dimension that no text speaks of is measured against one ordinary cue.
        return sums.Select((sum, dimension) => counts[dimension] == 0 ? 0.5f : (float)(sum / counts[dimension])).ToArray();
    }

    private static void Evidence(float[] information, IReadOnlyList<CueMatch> matches, Span<float> evidence)
    {
        evidence.Clear();
        foreach (var cue in Distinct(matches))
        {
            evidence[cue.Dimension] += cue.Weight * information[cue.Number];
        }
    }

    private static IEnumerable<CuePhrase> Distinct(IReadOnlyList<CueMatch> matches) =>
        matches.Select(match => match.Cue).Distinct(ReferenceEqualityComparer.Instance).Cast<CuePhrase>();
}
