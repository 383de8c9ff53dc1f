using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Prompts;

/// <summary>What is wrong with the dimensions of a draft.</summary>
internal static class DimensionFaults
{
    private const int Fewest = 2;
    private const int Most = 40;
    private const int MostExamples = 200;
    private const int LongestExample = 600;

    public static IEnumerable<PromptFault> Of(IReadOnlyList<MotiveDimension> dimensions)
    {
        if (dimensions.Count is < Fewest or > Most)
        {
            yield return new PromptFault(
                "dimensions",
                0,
                0,
                $"Between {Fewest} and {Most} dimensions, so that reasons can be told apart; there "
                    + $"{(dimensions.Count == 1 ? "is 1" : $"are {dimensions.Count}")}.");
        }

        foreach (var twice in dimensions.GroupBy(dimension =>
            dimension.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return new PromptFault(
                $"dimension/{twice.Last().Key}/name", 0, 0, $"Two dimensions are called “{twice.Key}”: rename or merge one.");
        }

        foreach (var dimension in dimensions)
        {
            foreach (var (field, words) in Of(dimension))
            {
                yield return new PromptFault($"dimension/{dimension.Key}/{field}", 0, 0, words);
            }
        }
    }

    private static IEnumerable<(string Field, string Words)> OfExamples(DimensionExamples examples)
    {
        (string, IReadOnlyList<string>)[] lists = [("for", examples.For), ("against", examples.Against), ("neither", examples.Neither)];
        foreach (var (field, sentences) in lists)
        {
            if (sentences.Count > MostExamples)
            {
                yield return (field, $"{sentences.Count} sentences: at most {MostExamples} teach something new.");
            }

            if (sentences.FirstOrDefault(sentence => sentence.Length > LongestExample) is { } text)
            {
                yield return (field, $"“{text[..40]} …” has {text.Length:N0} characters, an example at most {LongestExample}: one sentence.");
            }
        }

        foreach (var twice in examples.All.GroupBy(sentence => sentence, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return ("neither", $"“{twice.Key}” stands in two lists: it can teach one thing only.");
        }
    }

    private static IEnumerable<(string Field, string Words)> Of(MotiveDimension dimension)
    {
        if (string.IsNullOrWhiteSpace(dimension.Name))
        {
            yield return ("name", "A dimension needs a name.");
        }

        if (string.IsNullOrWhiteSpace(dimension.Definition))
        {
            yield return ("definition", $"“{dimension.Name}” needs a definition: a model reads nothing else of it.");
        }

        if (dimension.Cues.All(cue => cue.StartsWith('!')))
        {
            yield return ("cues", $"“{dimension.Name}” needs cue words: without them the built-in engine never finds it.");
        }

        foreach (var cue in dimension.Cues.Where(cue => !cue.Any(char.IsLetterOrDigit)))
        {
            yield return ("cues", $"“{cue}” is no cue: a cue is a word or a phrase.");
        }

        foreach (var cue in dimension.Cues.Where(cue => cue.TrimEnd('*').Contains('*')))
        {
            yield return ("cues", $"“{cue}”: a * stands only at the end of a cue, for any ending.");
        }

        foreach (var fault in OfExamples(dimension.ExamplesOrNone))
        {
            yield return fault;
        }
    }
}
