using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>What people changed in the cues of dimensions that heads were taught with others, taken at its word.</summary>
/// <remarks>
/// Heads weigh a cue among much else, so that a word that somebody adds would hardly move them. A clause with an added cue gives the reason at
/// least with probability <see cref="Said"/>; one whose cues were all withdrawn (taken away, or silenced by a new "!" cue) at most with
/// <see cref="Withdrawn"/>. Dimensions that heads were not taught go by their cues anyway.
/// </remarks>
internal sealed class CueEdits
{
    public const float Said = 0.8f;

    public const float Withdrawn = 0.05f;

    private readonly HashSet<int> added;
    private readonly CueMatcher withdrawn;
    private readonly int dimensions;

    private CueEdits(HashSet<int> added, CueMatcher withdrawn, int dimensions) =>
        (this.added, this.withdrawn, this.dimensions) = (added, withdrawn, dimensions);

    /// <summary>Null where nothing was changed.</summary>
    /// <param name="taught">With which cues the heads were taught.</param>
    /// <param name="now">With which they read.</param>
    public static CueEdits? Of(Vocabulary taught, Vocabulary now)
    {
        if (taught.Version == now.Version)
        {
            return null;
        }

        var current = CuePhrase.Of(now);
        var before = CuePhrase.Of(taught)
            .Select(cue => cue with { Dimension = now.IndexOf(taught.Dimensions[cue.Dimension].Key) })
            .Where(cue => cue.Dimension >= 0)
            .ToArray();
        var (known, still) = (before.Select(Meaning).ToHashSet(), current.Select(Meaning).ToHashSet());
        CuePhrase[] fresh =
        [
            .. current.Where(cue => taught.IndexOf(now.Dimensions[cue.Dimension].Key) >= 0 && !known.Contains(Meaning(cue))),
        ];
        CuePhrase[] gone =
        [
            .. before.Where(cue => !cue.Silences && !still.Contains(Meaning(cue))),
            .. fresh.Where(cue => cue.Silences).Select(cue => cue with { Silences = false }),
        ];
        return fresh.Length + gone.Length == 0
            ? null
            : new CueEdits(
                [.. fresh.Where(cue => !cue.Silences).Select(cue => cue.Number)], new CueMatcher(gone, now.Count), now.Count);
    }

    /// <summary>Cues of a text that were withdrawn.</summary>
    public List<CueMatch> WithdrawnIn(TokenizedText text)
    {
        var found = new List<CueMatch>();
        withdrawn.Find(text, found);
        return found;
    }

    /// <summary>Per dimension: true where an added cue stands in the clause, false where only withdrawn ones do.</summary>
    public bool?[] Of(Token clause, List<CueMatch> found, List<CueMatch> gone)
    {
        var said = new bool?[dimensions];
        foreach (var match in gone.Where(match => IsIn(clause, match)))
        {
            said[match.Cue.Dimension] = false;
        }

        foreach (var match in found.Where(match => IsIn(clause, match)))
        {
            said[match.Cue.Dimension] = added.Contains(match.Cue.Number) || said[match.Cue.Dimension] is true ? true : null;
        }

        return said;
    }

    /// <summary>The same of a text: true where a clause has an added cue, false where one has withdrawn ones and none an added one.</summary>
    public static bool?[]? OfText(IReadOnlyList<bool?[]?> clauses) => clauses[0] is not { } first
        ? null
        : [.. first.Select((_, dimension) => clauses.Any(said => said![dimension] is true)
            ? true
            : clauses.Any(said => said![dimension] is false) ? false : (bool?)null)];

    /// <summary>Lifts or lowers a clause's scores for, the first of its outputs, to what is said.</summary>
    public static void HeedClause(bool?[]? said, HeadCalibration[] calibration, Span<float> outputs)
    {
        for (var dimension = 0; dimension < (said?.Length ?? 0); dimension++)
        {
            outputs[dimension] = said![dimension] switch
            {
                true => Math.Max(outputs[dimension], calibration[dimension].ScoreOf(Said)),
                false => Math.Min(outputs[dimension], calibration[dimension].ScoreOf(Withdrawn)),
                null => outputs[dimension],
            };
        }
    }

    /// <summary>The same of a text's scores; where a cue was withdrawn, the whole text adds nothing to what its clauses tell.</summary>
    public static void HeedText(bool?[]? said, HeadCalibration[] calibration, ReadOnlySpan<float> byClause, Span<float> outputs)
    {
        for (var dimension = 0; dimension < (said?.Length ?? 0); dimension++)
        {
            outputs[dimension] = said![dimension] switch
            {
                true => Math.Max(outputs[dimension], calibration[dimension].ScoreOf(Said)),
                false => Math.Min(outputs[dimension], byClause[dimension]),
                null => outputs[dimension],
            };
        }
    }

    private static bool IsIn(Token clause, CueMatch match) => match.Start >= clause.Start && match.Start + match.Length <= clause.End;

    private static (int Dimension, string Words, bool AnyEnding, bool Silences) Meaning(CuePhrase cue) =>
        (cue.Dimension, string.Join(' ', cue.Words), cue.AnyEnding, cue.Silences);
}
