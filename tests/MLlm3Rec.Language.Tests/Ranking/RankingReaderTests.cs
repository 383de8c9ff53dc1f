using MLlm3Rec.Language.Texts;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Ranking;

public sealed class RankingReaderTests
{
    internal const string Good =
        """
        {"ranking": [{"candidate": 2, "motive": "quality", "trait": "quality", "reason": "Lasts."},
                     {"candidate": 1, "motive": null, "trait": null, "reason": "Nothing speaks for it."}]}
        """;

    internal const string GoodFit = """{"score": 70, "motive": "quality", "trait": "quality", "reason": "Lasts."}""";

    private readonly RankingReader reader = new(VocabularyText.KeysOf(DefaultVocabulary.Instance));

    [Fact]
    public void Ranking_EveryCandidateOnce_IsAReply()
    {
        var faults = new List<string>();

        var reply = reader.Ranking(Good, candidates: 2, faults);

        Assert.Empty(faults);
        Assert.Equal([2, 1], reply!.Ranking.Select(place => place.Candidate));
    }

    [Theory]
    [InlineData("\"candidate\": 1", "\"candidate\": 2", "Candidate 2 is ranked more than once.", "Candidate 1 is not ranked.")]
    [InlineData("\"candidate\": 1", "\"candidate\": 3", "There is no candidate 3; they go from 1 to 2.", "Candidate 1 is not ranked.")]
    [InlineData("\"motive\": \"quality\"", "\"motive\": \"luck\"", "Candidate 2: motive: there is no dimension \"luck\".")]
    [InlineData("\"trait\": \"quality\"", "\"trait\": \"Quality\"", "Candidate 2: trait: there is no dimension \"Quality\".")]
    [InlineData("Lasts.", "", "Candidate 2: reason is empty.")]
    [InlineData("\"candidate\": 2", "\"candidate\": \"second\"", "The reply has a value of the wrong kind at $.ranking[0].candidate.")]
    public void Ranking_OneRuleBroken_NamesIt(string good, string bad, params string[] told)
    {
        var faults = new List<string>();

        reader.Ranking(Good.Replace(good, bad, StringComparison.Ordinal), candidates: 2, faults);

        Assert.Equal(told, faults);
    }

    [Theory]
    [InlineData("70", "101", "score is 101, not between 0 and 100.")]
    [InlineData("70", "-1", "score is -1, not between 0 and 100.")]
    [InlineData("70", "70.5", "The reply has a value of the wrong kind at $.score.")]
    [InlineData("\"quality\", \"trait\"", "\"luck\", \"trait\"", "The reply: motive: there is no dimension \"luck\".")]
    public void Fit_OneRuleBroken_NamesIt(string good, string bad, string told)
    {
        var faults = new List<string>();

        reader.Fit(GoodFit.Replace(good, bad, StringComparison.Ordinal), faults);

        Assert.Equal([told], faults);
    }
}
