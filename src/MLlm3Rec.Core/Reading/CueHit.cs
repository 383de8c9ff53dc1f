namespace MLlm3Rec.Reading;

/// <summary>Where a cue stands in a text; <see cref="Length"/> 0 means nowhere.</summary>
/// <param name="Field">Which text.</param>
/// <param name="Start">Zero-based, in UTF-16 units.</param>
/// <param name="Length">Of the cue itself, without the words around it.</param>
public readonly record struct CueHit(TextField Field, int Start, int Length)
{
    public bool Exists => Length > 0;
}

/// <summary>One cue found in one text.</summary>
internal readonly record struct CueMatch(CuePhrase Cue, int Start, int Length);
