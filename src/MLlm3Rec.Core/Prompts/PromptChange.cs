using System.Globalization;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

/// <summary>One difference between two prompts.</summary>
/// <param name="Where">As shown: "Motives of a person, system message", "Novelty, cue words", "Weight of recent choices".</param>
/// <param name="Pieces">Word by word.</param>
public sealed record PromptChange(string Where, IReadOnlyList<TextPiece> Pieces)
{
    /// <summary>Everything that differs, texts first, then dimensions, then knobs.</summary>
    public static IReadOnlyList<PromptChange> Between(PromptSet before, PromptSet after, ShippedPrompts shipped) =>
        [.. Texts(before, after, shipped), .. Dimensions(before.Dimensions, after.Dimensions), .. Knobs(before.Knobs, after.Knobs)];

    /// <summary>Whether only a language model would notice.</summary>
    public static bool IsForModelsOnly(PromptSet before, PromptSet after) =>
        before.Version != after.Version
        && before.Knobs with { Tone = after.Knobs.Tone, ReasonLength = after.Knobs.ReasonLength } == after.Knobs
        && before.Vocabulary.Version == after.Vocabulary.Version;

    private static IEnumerable<PromptChange> Texts(PromptSet before, PromptSet after, ShippedPrompts shipped)
    {
        foreach (var text in after.Texts)
        {
            var old = before.Find(text.Task);
            var title = shipped.Find(text.Task)?.Title ?? text.Task;
            (string Field, string Old, string Now)[] fields =
            [
                ("system message", old?.System ?? "", text.System),
                ("user message", old?.User ?? "", text.User),
                ("temperature", Number(old?.Temperature), Number(text.Temperature)),
                ("longest reply", Number(old?.MaxTokens), Number(text.MaxTokens)),
            ];
            foreach (var (field, was, now) in fields.Where(field => field.Old != field.Now))
            {
                yield return new PromptChange($"{title}, {field}", WordDifference.Of(was, now));
            }
        }
    }

    private static IEnumerable<PromptChange> Dimensions(IReadOnlyList<MotiveDimension> before, IReadOnlyList<MotiveDimension> after)
    {
        foreach (var dimension in after)
        {
            var old = before.FirstOrDefault(known => known.Key == dimension.Key) ?? new MotiveDimension(dimension.Key, "", "", []);
            if (old.Name != dimension.Name)
            {
                yield return new PromptChange($"{dimension.Name}, name", WordDifference.Of(old.Name, dimension.Name));
            }

            if (old.Definition != dimension.Definition)
            {
                yield return new PromptChange($"{dimension.Name}, definition", WordDifference.Of(old.Definition, dimension.Definition));
            }

            if (!old.Cues.SequenceEqual(dimension.Cues))
            {
                yield return new PromptChange($"{dimension.Name}, cue words", CameAndWent(old.Cues, dimension.Cues, " "));
            }

            foreach (var change in Examples(dimension.Name, old.ExamplesOrNone, dimension.ExamplesOrNone))
            {
                yield return change;
            }
        }

        foreach (var retired in before.Where(known => after.All(dimension => dimension.Key != known.Key)))
        {
            yield return new PromptChange("Dimension retired", [new TextPiece(PieceKind.Removed, retired.Name)]);
        }

        var kept = before.Select(known => known.Key).Intersect(after.Select(dimension => dimension.Key));
        if (!kept.SequenceEqual(after.Select(dimension => dimension.Key).Intersect(before.Select(known => known.Key))))
        {
            yield return new PromptChange(
                "Order of dimensions",
                WordDifference.Of(Listed(before.Select(known => known.Name)), Listed(after.Select(dimension => dimension.Name))));
        }
    }

    /// <summary>Only what came and went: a list of eighty cues says nothing.</summary>
    private static TextPiece[] CameAndWent(IReadOnlyList<string> before, IReadOnlyList<string> after, string end) =>
    [
        .. before.Except(after).Select(entry => new TextPiece(PieceKind.Removed, entry + end)),
        .. after.Except(before).Select(entry => new TextPiece(PieceKind.Added, entry + end)),
    ];

    private static IEnumerable<PromptChange> Examples(string name, DimensionExamples before, DimensionExamples after) =>
        new (string Title, IReadOnlyList<string> Old, IReadOnlyList<string> Now)[]
        {
            ("sentences that say so", before.For, after.For),
            ("sentences that say it fails", before.Against, after.Against),
            ("sentences that say neither", before.Neither, after.Neither),
        }
        .Where(list => !list.Old.SequenceEqual(list.Now))
        .Select(list => new PromptChange($"{name}, {list.Title}", CameAndWent(list.Old, list.Now, "\n")));

    private static IEnumerable<PromptChange> Knobs(PromptKnobs before, PromptKnobs after) => KnobNames.All
        .Select(knob => (knob.Title, Old: knob.Value(before), Now: knob.Value(after)))
        .Where(knob => knob.Old != knob.Now)
        .Select(knob => new PromptChange(knob.Title, [new TextPiece(PieceKind.Removed, knob.Old + " "), new TextPiece(PieceKind.Added, knob.Now)]));

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    private static string Number(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
}
