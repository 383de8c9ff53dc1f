using System.Numerics.Tensors;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading.Heads;

/// <summary>What heads see of a clause: its vector, the text's, cues, and words.</summary>
/// <param name="Dense">The vector, centred, then cues and form; not yet scaled.</param>
/// <param name="Words">Numbers of the words and pairs that the heads know.</param>
/// <param name="Said">Per dimension what people's own cues say of a clause, see <see cref="CueEdits"/>; null where they changed none.</param>
internal readonly record struct ClauseInput(float[] Dense, int[] Words, bool?[]? Said = null);

/// <summary>A text cut and looked at: its clauses with what heads see of them, and the same of the whole text.</summary>
/// <param name="Clauses">Where they lie: in which part, and where in it.</param>
/// <param name="Inputs">Per clause.</param>
/// <param name="Whole">Of all of them together.</param>
internal sealed record TextInput(IReadOnlyList<(int Part, Token Place)> Clauses, ClauseInput[] Inputs, ClauseInput Whole);

/// <summary>One of the texts that are read together.</summary>
/// <param name="Text">Itself.</param>
/// <param name="Words">Its words, names masked.</param>
/// <param name="IsList">Entries joined by ", ", each of which is a clause.</param>
internal readonly record struct TextPart(string Text, TokenizedText Words, bool IsList)
{
    public static TextPart Prose(string text) => new(text, new TokenizedText(text), IsList: false);
}

/// <summary>Turns texts into what heads see.</summary>
/// <remarks>
/// Of a clause: its vector less the mean of all; per dimension n / (n + 1) of its n cues, the most of any clause of the text, and of those that are
/// negated; and its length. Words and pairs of words count 1 / √(number of them) each. Of a whole text: the mean of its clauses' vectors, the rest
/// likewise.
/// </remarks>
internal sealed class ClauseFeatures(
    Vocabulary vocabulary, ClauseVectors vectors, float[] mean, IReadOnlyDictionary<string, int> words, CueEdits? edits = null)
{
    private const int FormPlaces = 4;

    private readonly CueMatcher matcher = new(CuePhrase.Of(vocabulary), vocabulary.Count);

    public int DenseSize => vectors.Size + 3 * vocabulary.Count + FormPlaces;

    /// <summary>Null where no clause of the text has a vector.</summary>
    /// <param name="parts">The texts, e.g. the fields of an item; brand names masked.</param>
    public TextInput? Of(params IReadOnlyList<TextPart> parts)
    {
        var (clauses, dense, forms) = (new List<(int Part, Token Place)>(), new List<float[]>(), new List<List<string>>());
        var said = new List<bool?[]?>();
        var whole = new float[vectors.Size];
        var found = new List<CueMatch>();
        var negated = new List<CueMatch>();
        for (var part = 0; part < parts.Count; part++)
        {
            var (text, tokens, isList) = parts[part];
            found.Clear();
            negated.Clear();
            matcher.Find(tokens, found, negated);
            var gone = edits?.WithdrawnIn(tokens) ?? [];
            foreach (var clause in isList ? Clauses.OfList(text) : Clauses.Of(text))
            {
                var input = new float[DenseSize];
                if (!vectors.TryGet(ClauseVectors.KeyOf(text.AsSpan(clause.Start, clause.Length)), input.AsSpan(0, vectors.Size)))
                {
                    continue;
                }

                TensorPrimitives.Add(whole, input.AsSpan(0, vectors.Size), whole);
                TensorPrimitives.Subtract(input.AsSpan(0, vectors.Size), mean, input.AsSpan(0, vectors.Size));
                WriteCues(clause, found, negated, input.AsSpan(vectors.Size));
                clauses.Add((part, clause));
                dense.Add(input);
                said.Add(edits?.Of(clause, found, gone));
                forms.Add(FormsIn(tokens, clause, input.AsSpan(DenseSize - FormPlaces)));
            }
        }

        return clauses.Count == 0 ? null : Together(clauses, dense, (forms, said), whole);
    }

    /// <summary>Words and pairs of words in a clause.</summary>
    public static List<string> FormsIn(TokenizedText tokens, Token clause)
    {
        var forms = new List<string>();
        string? before = null;
        for (var place = 0; place < tokens.Count; place++)
        {
            if (tokens[place].Start < clause.Start || tokens[place].End > clause.End || tokens.IsMasked(place))
            {
                before = null;
                continue;
            }

            var form = tokens.FormOf(place);
            form = form.Length > 0 && char.IsDigit(form[0]) ? "0" : form;
            forms.Add(form);
            if (before is not null)
            {
                forms.Add(before + " " + form);
            }

            before = form;
        }

        return forms;
    }

    private static List<string> FormsIn(TokenizedText tokens, Token clause, Span<float> form)
    {
        var forms = FormsIn(tokens, clause);
        var count = (forms.Count + 1) / 2;
        form[0] = MathF.Log(1 + count) / 3;
        form[1] = count <= 2 ? 1 : 0;
        form[2] = forms.Contains("0") ? 1 : 0;
        return forms;
    }

    private TextInput Together(
        List<(int Part, Token Place)> clauses, List<float[]> dense, (List<List<string>> Forms, List<bool?[]?> Said) own, float[] whole)
    {
        var cuesAt = vectors.Size;
        var cues = vocabulary.Count;
        Numerics.Kernels.Normalize(whole);
        TensorPrimitives.Subtract(whole, mean, whole);
        var all = new float[DenseSize];
        whole.CopyTo(all, 0);
        foreach (var input in dense)
        {
            TensorPrimitives.Max(all.AsSpan(cuesAt), input.AsSpan(cuesAt), all.AsSpan(cuesAt));
        }

        foreach (var input in dense)
        {
            all.AsSpan(cuesAt, cues).CopyTo(input.AsSpan(cuesAt + cues));
            input[^1] = MathF.Log(clauses.Count) / 3;
        }

        all.AsSpan(cuesAt, cues).CopyTo(all.AsSpan(cuesAt + cues));
        all[^1] = MathF.Log(clauses.Count) / 3;
        return new TextInput(
            clauses,
            [.. dense.Zip(own.Forms, own.Said).Select(one => new ClauseInput(one.First, Numbers(one.Second), one.Third))],
            new ClauseInput(all, Numbers(own.Forms.SelectMany(forms => forms)), CueEdits.OfText(own.Said)));
    }

    private int[] Numbers(IEnumerable<string> forms) =>
    [
        .. forms.Distinct(StringComparer.Ordinal).Select(form => words.TryGetValue(form, out var number) ? number : -1).Where(number => number >= 0),
    ];

    private void WriteCues(Token clause, List<CueMatch> found, List<CueMatch> negated, Span<float> cues)
    {
        Count(clause, found, cues[..vocabulary.Count]);
        Count(clause, negated, cues.Slice(2 * vocabulary.Count, vocabulary.Count));
    }

    private static void Count(Token clause, List<CueMatch> matches, Span<float> counts)
    {
        foreach (var match in matches)
        {
            counts[match.Cue.Dimension] += match.Start >= clause.Start && match.Start + match.Length <= clause.End ? 1 : 0;
        }

        foreach (ref var count in counts)
        {
            count /= count + 1;
        }
    }
}
