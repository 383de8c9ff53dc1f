using System.Text.RegularExpressions;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Explanations.Sentences;

[Collection(nameof(ExplainedSample))]
public sealed partial class StoryTellerTests(ExplainedSample sample)
{
    [Fact]
    public void Tell_AnyProposal_ClaimsPointToMatchingParts()
    {
        var claims = 0;
        foreach (var explanation in sample.People(choices: 1).Where(user => user % 3 == 0).Select(user =>
            sample.Explain(sample.Proposed(user, user % 10))))
        {
            var story = StoryTeller.Tell(explanation);

            Assert.True(story.IsByRules);
            Assert.InRange(story.Sentences.Count, 2, 4);
            foreach (var sentence in story.Sentences)
            {
                Assert.Matches("^[“A-Z].*\\.$", sentence.ToString());
                foreach (var piece in sentence.Pieces.Where(piece => piece.Part is not null))
                {
                    claims++;
                    Assert.Equal(
                        sentence.ToString().StartsWith("What speaks against", StringComparison.Ordinal),
                        explanation.PartOf(piece.Part!.Id)!.Contribution < 0);
                }
            }
        }

        Assert.NotEqual(0, claims);
    }

    [Fact]
    public void Tell_AnyProposal_ClaimsTheHeaviestKindFirst()
    {
        foreach (var explanation in sample.People(choices: 3).Take(60).Select(user => sample.Explain(sample.Proposed(user))))
        {
            var claimed = StoryTeller.Tell(explanation).Sentences[0].Pieces.First(piece => piece.Part is not null).Part!;

            Assert.Equal(explanation.Groups.MaxBy(group => group.Contribution)!.Kind, claimed.Kind);
        }
    }

    [Fact]
    public void Tell_AnybodyOfTheSample_NamesListedMotivesAlone()
    {
        var (named, unnamed) = (0, 0);
        foreach (var explanation in sample.People(choices: 1).Select(user => sample.Explain(sample.Proposed(user, user % 10))))
        {
            var listed = StrengthWords.Told(explanation.Profile).Select(motive => motive.Dimension).ToHashSet();
            var brief = ShortReason.Of(explanation.Parts, explanation.Profile, explanation.Offers, explanation.TitleAt);
            foreach (var text in StoryTeller.Tell(explanation).Sentences.Select(sentence => sentence.ToString()).Append(brief))
            {
                var said = Goes().Match(text) is { Success: true } match ? $" {match.Groups[1].Value} and " : "";
                var dimensions = sample.Engine.Vocabulary.Dimensions
                    .Where(dimension => said.Contains($" {PartWords.Lower(dimension.Name)} and ", StringComparison.Ordinal)).ToList();
                named += dimensions.Count;
                unnamed += text.Contains("otives add up", StringComparison.Ordinal) ? 1 : 0;
                Assert.Equal(said.Length > 0, dimensions.Count > 0);
                Assert.True(dimensions.TrueForAll(dimension => listed.Contains(dimension.Key)), $"{explanation.Profile.User}: {text}");
            }
        }

        Assert.NotEqual(0, named);
        Assert.NotEqual(0, unnamed);
    }

    [Fact]
    public void Explain_PartOfKinds_RestsOnASharedOne()
    {
        var told = 0;
        foreach (var explanation in sample.People(choices: 1).Select(user => sample.Explain(sample.Proposed(user, user % 10))))
        {
            if (explanation.PartOf(PartCatalogue.KindLikePast.Id) is not { Source: >= 0 } part)
            {
                continue;
            }

            told++;
            var (item, chosen) = (explanation.Item, explanation.Dataset.Items[explanation.History[part.Source].Item]);
            Assert.True(item.Categories.Intersect(chosen.Categories).Any() || item.Tags.Intersect(chosen.Tags).Any(), $"{item.Id}, {chosen.Id}");
        }

        Assert.NotEqual(0, told);
    }

    [GeneratedRegex(
        "(?:[Tt]hey(?: also)? choose for|it also offers|also touches on) (.+?)(?: \\(“|, which they choose|, if only|:| and this offers|\\.)")]
    private static partial Regex Goes();

    [Fact]
    public void Tell_QuotedWords_StandInTheTexts()
    {
        foreach (var explanation in sample.People(choices: 3).Take(100).Select(user => sample.Explain(sample.Proposed(user))))
        {
            var said = StoryTeller.Tell(explanation).Sentences
                .Select(sentence =>
                    new ClaimedSentence(
                        sentence.ToString(),
                        sentence.Pieces.FirstOrDefault(piece => piece.Part is not null)?.Part?.Id,
                        sentence.ToString().StartsWith("What speaks", StringComparison.Ordinal)));

            // The model's own judge finds nothing to mark in what the rules say, but that the last sentence cites no part.
            var judged = ClaimCheck.Check([.. said.SkipLast(1)], explanation, sample.Engine.Vocabulary, "rules");
            Each.Holds(
                judged.Sentences.Where(sentence => !sentence.ToString().Contains("One doubt", StringComparison.Ordinal)),
                sentence => Assert.True(sentence.IsSupported, $"{sentence}: {sentence.Fault}"));
        }
    }
}
