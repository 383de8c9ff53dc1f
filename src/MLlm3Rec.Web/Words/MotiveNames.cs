using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Words;

/// <summary>What the dimensions are called on the screen.</summary>
internal static class MotiveNames
{
    /// <summary>The key itself where the vocabulary no longer has it.</summary>
    public static string NameOf(this Vocabulary vocabulary, string key) =>
        vocabulary.IndexOf(key) is >= 0 and var index ? vocabulary.Dimensions[index].Name : key;

    /// <summary>"Novelty ≥ 0.7".</summary>
    public static string Label(this Vocabulary vocabulary, MotiveFilter filter) => $"{vocabulary.NameOf(filter.Dimension)} ≥ {filter.AtLeast:0.##}";
}
