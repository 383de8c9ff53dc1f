using MLlm3Rec.Evaluation;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Ranking.Candidates;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments;

public sealed class CandidateTrialTests
{
    private readonly BuiltInEngine engine = BuiltInEngine.Fit(
        SmallDataset.WithTastes(users: 20, items: 40), DefaultVocabulary.Instance, new ReadingOptions(), TestContext.Current.CancellationToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AskAsync_KnowingJudge_RanksHiddenItemsFirst()
    {
        var questions = Questions();
        var judge = new ScriptedJudge(question => Liking(question, item => item == questions.Split.Test[question.User] ? 1 : 0));

        var answers = await AskAsync(judge, questions);

        Assert.Equal(questions.Users.Where(user => questions.Split.Test[user] >= 0), answers.Select(answer => answer.User).Order());
        Each.Holds(answers, answer => Assert.Equal(TargetRank.At(1), answer.Rank));
    }

    [Fact]
    public async Task AskAsync_FrozenCase_HidesTheTruthFromTheJudge()
    {
        var questions = Questions();
        var judge = ScriptedJudge.Liking(_ => 0);

        await AskAsync(judge, questions);

        Each.Holds(judge.Questions, question =>
        {
            var (split, items) = (questions.Split, question.Candidates.Select(candidate => candidate.Item).ToArray());
            Assert.Equal(split.TestHistory(question.User).ToArray(), question.History.ToArray());
            Assert.Equal([.. questions.Candidates!.Negatives(question.User).ToArray().Append(split.Test[question.User]).Order()], items);
            Assert.Equal(split.TestHistory(question.User).Length, question.Profile!.HistoryLength);
            Each.Holds(question.Candidates, candidate => Assert.Equal(engine.Dataset.Items[candidate.Item].Id, candidate.Traits!.Item));
        });
    }

    [Fact]
    public async Task AskAsync_NoUsableReply_TiesEverything()
    {
        var answers =
            await AskAsync(new ScriptedJudge(_ => new Rejected<JudgedList>(RejectionCause.Reply, ["Not one JSON object."], [])), Questions());

        // One hidden item among ten that all tie.
        Each.Holds(answers, answer => Assert.Equal((new TargetRank(1, 10), "Not one JSON object."), (answer.Rank!.Value, answer.Rejected!.Single())));
    }

    [Fact]
    public async Task AskAsync_BudgetEnds_StopsAndLeavesTheRestOut()
    {
        var asked = 0;
        var judge = new ScriptedJudge(question =>
            Interlocked.Increment(ref asked) > 5 ? new NotAsked<JudgedList>("that is all", []) : Liking(question, _ => 0));

        var answers = await AskAsync(judge, Questions(), parallel: 1);

        Assert.Equal(6, answers.Count);
        Assert.Equal((null, "that is all"), (answers[^1].Rank, answers[^1].Stopped));
    }

    [Theory]
    [InlineData("mar-llm-pointwise@a", JudgeKind.Pointwise, false, "a")]
    [InlineData("mar-llm-listwise@my.box", JudgeKind.Listwise, false, "my.box")]
    [InlineData("mar-llm-rerank@b", JudgeKind.Listwise, true, "b")]
    public void Of_AMethodsName_IsUnderstood(string name, JudgeKind kind, bool reranks, string connection) =>
        Assert.Equal(new LanguageMethod(name, kind, reranks, connection), LanguageMethod.Of(name));

    [Theory]
    [InlineData("mar")]
    [InlineData("mar-llm-listwise")]
    [InlineData("mar-llm-listwise@")]
    [InlineData("mar-llm-other@a")]
    public void Of_AnotherName_IsNone(string name) => Assert.Null(LanguageMethod.Of(name));

    private EvaluationCases Questions() => new()
    {
        Split = engine.Split,
        Users = [.. Enumerable.Range(0, engine.Dataset.Users.Count)],
        Candidates = CandidateSets.Sample(engine.Dataset, engine.Split, count: 9, seed: 1),
    };

    private async Task<List<TrialAnswer>> AskAsync(ICandidateRanker judge, EvaluationCases questions, int parallel = 4) =>
        await new CandidateTrial(engine, engine.Extractor, judge, questions).AskAsync(parallel, Token).ToListAsync(Token);

    private static Accepted<JudgedList> Liking(CandidateQuestion question, Func<int, double> score) =>
        new(JudgedList.Of(question.Candidates.Select(candidate => new JudgedCandidate(candidate.Item, score(candidate.Item), ""))));
}
