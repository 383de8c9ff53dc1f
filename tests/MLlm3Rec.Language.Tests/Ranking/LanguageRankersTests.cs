using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Language.Ranking;

public sealed class LanguageRankersTests
{
    private static readonly Provenance Signed = new("test", "m", "v", "p");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RankAsync_Listwise_ScoresFallEvenlyFromOneToZero()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());

        var judged = await RankAsync(desk, new JudgeOptions(), candidates: 5);

        // Item n offers quality n/10, and the person wants quality: the honest model puts the last first.
        Assert.Equal([4, 3, 2, 1, 0], judged.Candidates.Select(candidate => candidate.Item));
        Assert.Equal([1, 0.75, 0.5, 0.25, 0], judged.Candidates.Select(candidate => candidate.Score));
        Each.Holds(
            judged.Candidates, candidate => Assert.Equal(("quality", "quality", true), (candidate.Motive, candidate.Trait, candidate.Check!.Passed)));
    }

    [Fact]
    public async Task RankAsync_SeveralLists_BestOfEachMeet()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());

        var judged = await RankAsync(desk, new JudgeOptions { ListSize = 6 }, candidates: 18);

        // Three parts of six, two winners each, one final; everybody is ranked exactly once.
        Assert.Equal(4, desk.Server.Calls.Count);
        Assert.Equal(Enumerable.Range(0, 18), judged.Candidates.Select(candidate => candidate.Item).Order());
        Assert.Equal(17, judged.Candidates[0].Item);
        Assert.Equal(1, judged.Candidates[0].Score);
        Assert.Equal(
            judged.Candidates.Select(candidate => candidate.Score).OrderDescending(), judged.Candidates.Select(candidate => candidate.Score));

        // Behind the six finalists the three thirds share ranks 7 to 9: 1 − 7/17 each.
        Each.Holds(judged.Candidates.Skip(6).Take(3), candidate => Assert.Equal(1 - 7.0 / 17, candidate.Score, 12));
    }

    [Fact]
    public async Task RankAsync_PositionBias_AveragesOutOverOrders()
    {
        var likesFirst = new ModelScript { Chat = (request, _) => new Says(InTheOrderShown(request)) };
        await using var desk = await LanguageFixture.OpenAsync(likesFirst);

        var one = await RankAsync(desk, new JudgeOptions { CheckReasons = false }, candidates: 4);
        var many = await RankAsync(desk, new JudgeOptions { Orders = 20, CheckReasons = false }, candidates: 4);

        Assert.Equal(1, one.Candidates[0].Score - one.Candidates[^1].Score);
        Assert.InRange(many.Candidates[0].Score - many.Candidates[^1].Score, 0, 0.4);
    }

    [Fact]
    public async Task RankAsync_TheOrderAsked_DoesNotReachTheModel()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine();
        var question = QuestionOf(6);

        await engine.Ranker(new JudgeOptions()).RankAsync(question, Token);
        await engine.Ranker(new JudgeOptions()).RankAsync(question with { Candidates = [.. question.Candidates.Reverse()] }, Token);

        Assert.Single(desk.Server.Calls);
    }

    [Fact]
    public async Task RankAsync_Pointwise_CandidateWithoutReplyIsLast()
    {
        var honest = ModelScript.Honest();
        await using var desk = await LanguageFixture.OpenAsync(honest with
        {
            Chat = (request, number) => request.User.Contains("Thing 2", StringComparison.Ordinal) ? new Says("no") : honest.Chat(request, number),
        });

        var judged = await RankAsync(desk, new JudgeOptions { Kind = JudgeKind.Pointwise }, candidates: 4);

        Assert.Equal([3, 1, 0, 2], judged.Candidates.Select(candidate => candidate.Item));
        Assert.Equal([24, 8, 0], judged.Candidates.Take(3).Select(candidate => candidate.Score));
        Assert.True(double.IsNaN(judged.Candidates[^1].Score));
        Assert.Equal(5, desk.Server.Calls.Count);
    }

    [Fact]
    public async Task RankAsync_ReasonCitingNothing_IsFlaggedAndDamped()
    {
        var script = ModelScript.Saying(
            """
            {"ranking": [{"candidate": 1, "motive": "novelty", "trait": "quality", "reason": "New."},
                         {"candidate": 2, "motive": "quality", "trait": "novelty", "reason": "New."},
                         {"candidate": 3, "motive": "quality", "trait": "quality", "reason": "Lasts."}]}
            """);
        await using var desk = await LanguageFixture.OpenAsync(script);

        var judged = await RankAsync(desk, new JudgeOptions { Damping = 0.25 }, candidates: 3);

        Assert.Equal([0.25, 0.125, 0], judged.Candidates.Select(candidate => candidate.Score));
        Assert.Equal(
            ["The person has no motive “novelty”.", "The item has no trait “novelty”.", ""],
            judged.Candidates.Select(candidate => candidate.Check!.Words));
    }

    [Fact]
    public async Task RankAsync_SecondOpinionAgainstAReason_DampsIt()
    {
        var honest = ModelScript.Honest();
        await using var desk = await LanguageFixture.OpenAsync(honest with
        {
            Chat = (request, number) => request.Form != "check" ? honest.Chat(request, number)
                : new Says(
                    request.User.Contains("Thing 2", StringComparison.Ordinal)
                        ? """{"holds": false, "fault": "It breaks at once."}"""
                        : """{"holds": true, "fault": ""}"""),
        });

        var judged = await RankAsync(desk, new JudgeOptions { CheckedByModel = 2 }, candidates: 3);

        Assert.Equal(3, desk.Server.Calls.Count);
        Assert.Equal(
            (2, 0.5, "It breaks at once."),
            judged.Candidates.Where(candidate => !candidate.Check!.Passed)
                .Select(candidate => (candidate.Item, candidate.Score, candidate.Check!.Words))
                .Single());
    }

    [Fact]
    public async Task RankAsync_BudgetEnds_SaysSoInsteadOfRankingHalf()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine(new BudgetLimits { Calls = 2 });

        var answer = await engine.Ranker(new JudgeOptions { Kind = JudgeKind.Pointwise }).RankAsync(QuestionOf(4), Token);

        Assert.Equal("the limit of 2 calls is reached", Assert.IsType<NotAsked<JudgedList>>(answer).Reason);
        Assert.Equal(2, answer.Exchanges.Count);
    }

    private static async Task<JudgedList> RankAsync(LanguageFixture desk, JudgeOptions options, int candidates)
    {
        await using var engine = desk.Engine();
        var answer = await engine.Ranker(options).RankAsync(QuestionOf(candidates), Token);
        return Assert.IsType<Accepted<JudgedList>>(answer).Value;
    }

    private static string InTheOrderShown(ChatRequest request) => JsonSerializer.Serialize(new
    {
        ranking = Enumerable.Range(1, 4).Select(place => new { candidate = place, motive = "quality", trait = "quality", reason = "It came first." }),
    });

    private static CandidateQuestion QuestionOf(int candidates)
    {
        var dataset =
            Bookshop.Of(1, [.. Enumerable.Range(0, candidates).Select(item => new Item { Id = new ItemId($"t{item}"), Title = $"Thing {item}" })]);
        return new CandidateQuestion
        {
            Dataset = dataset,
            User = 0,
            History = dataset.HistoryMemory(0)[..1],
            Profile = new MotivationProfile
            {
                User = dataset.Users[0],
                Motives =
                    [
                        new Motive(
                            "quality",
                            0.8,
                            "Wants things that last.",
                            Horizon.Lasting,
                            [new Evidence(0, dataset.Items[0].Id, new QuotedSpan(TextField.Title, 0, "Thing"), 1)]),
                    ],
                Avoids = [],
                Confidence = 0.5,
                HistoryLength = 1,
                Provenance = Signed,
            },
            Candidates = [.. Enumerable.Range(0, candidates).Select(item => new Candidate(item, new TraitProfile(
                dataset.Items[item].Id,
                [new Trait("quality", item / (candidates < 10 ? 10.0 : 100.0), "Lasts.", new QuotedSpan(TextField.Title, 0, "Thing"))], Signed)))],
        };
    }
}
