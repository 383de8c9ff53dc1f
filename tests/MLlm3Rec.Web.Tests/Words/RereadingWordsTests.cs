using MLlm3Rec.Reading;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Words;

public sealed class RereadingWordsTests
{
    [Theory]
    [InlineData(
        2000, true, 25, 3, "Of 2,000 other texts drawn by chance, 25 would come to say Value and 3 would no longer say Value if this is taught.")]
    [InlineData(40, false, 0, 1, "Of 40 other texts, 1 would no longer say Value if this is taught.")]
    [InlineData(1, false, 0, 0, "Of 1 other text, none would be read differently if this is taught.")]
    [InlineData(0, false, 0, 0, null)]
    public void Of_Counts_AreASentence(int texts, bool isDrawn, int gained, int lost, string? words) => Assert.Equal(
        words, RereadingWords.Of(new Rereading(texts, isDrawn, [new RereadingCount("value", gained, lost)]), DefaultVocabulary.Instance));
}
