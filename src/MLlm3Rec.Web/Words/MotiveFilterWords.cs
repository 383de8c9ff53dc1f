using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Words;

/// <summary>Filters by motive in words.</summary>
internal static class MotiveFilterWords
{
    /// <summary>"Novelty ≥ 0.7".</summary>
    public static string Label(this Vocabulary vocabulary, MotiveFilter filter) => $"{vocabulary.NameOf(filter.Dimension)} ≥ {filter.AtLeast:0.##}";
}
