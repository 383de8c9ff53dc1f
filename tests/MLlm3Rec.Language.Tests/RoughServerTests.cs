using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Runs;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language;

/// <summary>Many people at once against a server that limits, breaks, cuts and rambles.</summary>
public sealed class RoughServerTests
{
    private const int People = 500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Extraction_FifthOfRequestsFails_EverybodyIsAccountedFor()
    {
        // However fast the server is, its first reply waits for a second request.
        var (rough, second) = (ModelScript.Honest().With(FaultMix.Rough), new TaskCompletionSource());
        var script = rough with
        {
            Chat = (request, number) =>
            {
                _ = number == 2 && second.TrySetResult();
                return number == 1 ? rough.Chat(request, number) with { After = second.Task } : rough.Chat(request, number);
            },
        };
        await using var desk = await LanguageFixture.OpenAsync(script, connection => connection with { Parallel = 32 });
        await using var engine = desk.Engine();

        var answers = await AskAsync(engine, People);

        Assert.Equal(Enumerable.Range(0, People), answers.Select(answer => answer.Unit).Order());
        Each.Holds(answers, answer => Assert.True(answer.Result is Accepted<MotivationProfile> or Rejected<MotivationProfile>));
        Assert.InRange(answers.Count(answer => answer.Result is Accepted<MotivationProfile>), People - 10, People);
        var usage = Usage.Of(answers.SelectMany(answer => answer.Result.Exchanges));
        Assert.Equal(desk.Server.Calls.Count, usage.Calls);
        Assert.Equal(desk.Server.Calls.Count(call => call.Deed == "200"), usage.Asked - Failed(answers));
        Assert.True(desk.Server.Calls.Select(call => call.Deed).Distinct().Order().SequenceEqual(["200", "429", "500", "cut"]));
        Assert.InRange(desk.Server.MostAtOnce, 2, 32);
    }

    [Fact]
    public async Task Extraction_ASecondTime_AsksOnlyWhoWasRejected()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            ModelScript.Honest().With(FaultMix.Rough with { Limited = 0, Broken = 0, Cut = 0 }), connection => connection with { Parallel = 32 });
        List<(int Unit, Answer<MotivationProfile> Result)> first;
        await using (var engine = desk.Engine())
        {
            first = await AskAsync(engine, People);
        }

        desk.Server.Forget();
        await using var again = desk.Engine();
        var second = await AskAsync(again, People);

        var read = first.Where(answer => answer.Result is Accepted<MotivationProfile>).Select(answer => answer.Unit).ToHashSet();
        Assert.InRange(desk.Server.Calls.Count, 0, 2 * (People - read.Count));
        Each.Holds(
            second.Where(answer => read.Contains(answer.Unit)),
            answer => Assert.True(answer.Result is Accepted<MotivationProfile> && answer.Result.Exchanges.All(exchange => exchange.FromCache)));
    }

    [Fact]
    public async Task Extraction_ABudgetOfHundredCalls_StopsAtHundred()
    {
        await using var desk =
            await LanguageFixture.OpenAsync(ModelScript.Honest().With(FaultMix.Rough), connection => connection with { Parallel = 32 });
        await using var engine = desk.Engine(new BudgetLimits { Calls = 100 });

        var answers = await AskAsync(engine, People);

        Assert.Equal(100, desk.Server.Calls.Count);
        Assert.Equal("the limit of 100 calls is reached", engine.Budget.Ended);
        Assert.Equal(100, Usage.Of(answers.SelectMany(answer => answer.Result.Exchanges)).Calls);
        Assert.Contains(answers, answer => answer.Result is NotAsked<MotivationProfile>);
        Assert.True(answers.Count < 150);
    }

    [Fact]
    public async Task Extraction_ABudgetOfMoney_IsNeverOverspent()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            ModelScript.Honest(), connection => connection with { Parallel = 8, PricePerMillionIn = 10, PricePerMillionOut = 40 });
        await using var engine = desk.Engine(new BudgetLimits { Money = 0.50m });

        var answers = await AskAsync(engine, People);

        var spent = Usage.Of(answers.SelectMany(answer => answer.Result.Exchanges)).Price;
        Assert.InRange(spent, 0.35m, 0.50m);
        Assert.Contains(answers, answer => answer.Result is NotAsked<MotivationProfile>);
    }

    [Fact]
    public async Task Extraction_Cancelled_MakesNoFurtherCall()
    {
        await using var desk =
            await LanguageFixture.OpenAsync(ModelScript.Honest(TimeSpan.FromMilliseconds(50)), connection => connection with { Parallel = 8 });
        await using var engine = desk.Engine();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(engine, People, cancel.Token, afterEach: count =>
        {
            if (count == 20)
            {
                cancel.Cancel();
            }
        }));

        // The stream has ended with its workers, so whatever was sent was sent before: 20 replies, and what the 8 had begun meanwhile.
        Assert.InRange(desk.Server.Calls.Count, 20, 48);
    }

    [Fact]
    public async Task Extraction_MalformedReplies_AreRejectedAfterOneRepair()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Saying("{\"answer\": \"yes\"}"));
        await using var engine = desk.Engine();

        var answers = await AskAsync(engine, 3);

        Assert.Equal(6, desk.Server.Calls.Count);
        Each.Holds(answers, answer =>
        {
            var rejected = Assert.IsType<Rejected<MotivationProfile>>(answer.Result);
            Assert.Equal(RejectionCause.Reply, rejected.Cause);
            Assert.Equal([0, 1], rejected.Exchanges.Select(exchange => exchange.Round));
            Each.Holds(rejected.Exchanges, exchange => Assert.Equal("{\"answer\": \"yes\"}", exchange.Reply));
            Assert.Equal("assistant", rejected.Exchanges[1].Messages[^2].Role);
            Assert.Contains(rejected.Exchanges[0].Faults[0], rejected.Exchanges[1].Messages[^1].Text, StringComparison.Ordinal);
        });
    }

    /// <summary>Exchanges that ended without any reply.</summary>
    private static int Failed(IEnumerable<(int Unit, Answer<MotivationProfile> Result)> answers) =>
        answers.SelectMany(answer => answer.Result.Exchanges).Count(exchange => exchange.Reply.Length == 0);

    private static async Task<List<(int Unit, Answer<MotivationProfile> Result)>> AskAsync(
        ModelEngine engine, int people, CancellationToken? cancellationToken = null, Action<int>? afterEach = null)
    {
        var dataset = Bookshop.Of(people);
        var answers = new List<(int Unit, Answer<MotivationProfile> Result)>();
        await foreach (var answer in InParallel.StreamAsync(
            Enumerable.Range(0, people),
            engine.Parallel,
            (user, token) => engine.Profiles.ExtractAsync(dataset, dataset.Users[user], dataset.HistoryMemory(user), token),
            result => result is not NotAsked<MotivationProfile>,
            cancellationToken ?? Token))
        {
            answers.Add(answer);
            afterEach?.Invoke(answers.Count);
        }

        return answers;
    }
}
