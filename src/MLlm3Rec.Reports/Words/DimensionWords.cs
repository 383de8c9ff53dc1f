using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reports.Words;

/// <summary>What the dimensions are called.</summary>
public static class DimensionWords
{
    /// <summary>The key itself where the vocabulary no longer has it.</summary>
    public static string NameOf(this Vocabulary vocabulary, string key) =>
        vocabulary.IndexOf(key) is >= 0 and var index ? vocabulary.Dimensions[index].Name : key;
}
