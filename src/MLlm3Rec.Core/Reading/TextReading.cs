namespace MLlm3Rec.Reading;

/// <summary>What one text, or one item's texts together, says.</summary>
/// <param name="Salience">Per dimension of the vocabulary, in [0, 1]; 0 where nothing speaks for it.</param>
/// <param name="Hits">Per dimension the cue that tells most; it exists exactly where salience is above 0.</param>
public sealed record TextReading(float[] Salience, CueHit[] Hits);
