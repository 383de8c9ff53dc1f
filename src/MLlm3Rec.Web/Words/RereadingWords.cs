using MLlm3Rec.Reading;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Words;

/// <summary>What examples would change elsewhere, in a sentence.</summary>
public static class RereadingWords
{
    /// <summary>Null where no other text was read.</summary>
    public static string? Of(Rereading rereading, Vocabulary vocabulary)
    {
        if (rereading.Texts == 0)
        {
            return null;
        }

        string[] changes = [.. rereading.Counts.SelectMany(count => Changes(count, vocabulary.NameOf(count.Dimension)))];
        var texts = $"{rereading.Texts:N0} other {(rereading.Texts == 1 ? "text" : "texts")}{(rereading.IsDrawn ? " drawn by chance" : "")}";
        return changes.Length == 0
            ? $"Of {texts}, none would be read differently if this is taught."
            : $"Of {texts}, {string.Join(" and ", changes)} if this is taught.";
    }

    private static IEnumerable<string> Changes(RereadingCount count, string name)
    {
        if (count.Gained > 0)
        {
            yield return $"{count.Gained:N0} would come to say {name}";
        }

        if (count.Lost > 0)
        {
            yield return $"{count.Lost:N0} would no longer say {name}";
        }
    }
}
