using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Runs;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language;

/// <summary>What becomes of twenty people, sixteen at once, with every way in which servers behave: nobody is lost, nothing asked twice without
/// need.</summary>
public sealed class ServerModeTests
{
    private const int People = 20;
    private const int Parallel = 16;

    private static readonly Fate[] Fates =
    [
        // A setting is refused to those under way at most, and then to nobody.
        new("no-temperature") { Read = People, Calls = People + Parallel },
        new("new-limit") { Read = People, Calls = People + Parallel },
        new("no-schema") { Read = People, Calls = People + Parallel },
        new("no-form") { Read = People, Calls = People + (2 * Parallel) },
        new("picky") { Read = People, Calls = People + (4 * Parallel) },
        new("grammar") { Read = People, Calls = People + (2 * Parallel) },
        new("grammar-500") { Read = People, Calls = People + (2 * Parallel) },

        // What is true for everybody is found out by those under way.
        new("quota") { Paused = "The quota of this key is used up (429: You exceeded your current quota", Calls = Parallel },
        new("payment") { Paused = "The account has no credit left (402: Insufficient credits)", Calls = Parallel },
        new("unknown-model")
        {
            Paused = "The model test-model or the address is unknown to the server (404: The model `test-model`", Calls = Parallel,
        },
        new("unknown-model-400")
        {
            Paused = "The model test-model is unknown to the server (400: test-model is not a valid model ID)", Calls = Parallel,
        },
        new("web-page") { Paused = "answers with a web page, as no model server does", Calls = Parallel },
        new("refuses-all")
        {
            Paused = "questions in a row", Passing = "The server refused the question (400: This deployment", Calls = People,
        },

        // What may pass: five failures, what is under way by then, and two questions that go on trying, seven times each.
        new("down") { Paused = "The server answered 503: Service unavailable. Asked", Passing = "The server answered 503", Calls = Parallel + 19 },
        new("error-200")
        {
            Paused = "The server answered 502: Provider returned error. Asked", Passing = "The server answered 502", Calls = Parallel + 19,
        },
        new("no-choices")
        {
            Paused = "The server's reply holds no answer (no choices). Asked", Passing = "The server's reply holds no answer", Calls = Parallel + 19,
        },
        new("outage") { Read = People, Calls = People + 20 },
        new("loading") { Read = People, Calls = People + 8 },
        new("quota-midway") { Paused = "The quota of this key is used up", Calls = People },

        new("context") { Read = People, Calls = People + Parallel },
        new("context-unnamed") { Read = People, Calls = People + (3 * Parallel) },
        new("reply-limit") { Read = People, Calls = People + Parallel },

        new("think") { Read = People, Calls = People },
        new("think-empty") { Read = People, Calls = People },
        new("think-fenced") { Read = People, Calls = People },
        new("think-closed") { Read = People, Calls = People },
        new("prose") { Read = People, Calls = People },
        new("bom") { Read = People, Calls = People },
        new("fence") { Read = People, Calls = People },
        new("reasoning") { Read = People, Calls = People },
        new("text-numbers") { Read = People, Calls = People },
        new("strangers") { Read = People, Calls = People },
        new("no-empty-lists") { Read = People, Calls = People },
        new("typography") { Read = People, Calls = People },

        // Asked once more only where that can help.
        new("length") { Read = People, Calls = 2 * People },
        new("length-always") { Rejected = "The reply was cut off after", Calls = 2 * People },
        new("tool-calls") { Rejected = "The reply calls a function instead of answering", Calls = 2 * People },
        new("nonsense") { Rejected = "The reply has a member that the form does not know: answer", Calls = 2 * People },
        new("refusal") { Rejected = "The model declined to answer: “I cannot judge people.”", Calls = People },
        new("filtered") { Rejected = "The server's content filter kept the reply back.", Calls = People },
    ];

    public static TheoryData<string> Modes => [.. ServerMode.All.Select(mode => mode.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Extract_TwentyPeopleAtOnce_FareAsStated(string mode)
    {
        var fate = Assert.Single(Fates, one => one.Mode == mode);
        await using var desk = await OpenAsync(mode);

        var outcome = await AskAsync(desk);

        var (read, rejected) = (outcome.Answers.Count(IsRead), outcome.Answers.OfType<Rejected<MotivationProfile>>().ToArray());
        Assert.Equal(fate.Paused is null, outcome.Paused is null);
        Assert.Contains(fate.Paused ?? "", outcome.Paused ?? "", StringComparison.Ordinal);
        if (fate.Paused is null)
        {
            Assert.Equal((fate.Read, People - fate.Read), (read, rejected.Length));
        }

        Assert.DoesNotContain(rejected, one => !one.Reasons[0].StartsWith(fate.Rejected ?? fate.Passing ?? "nobody is", StringComparison.Ordinal));
        Assert.InRange(desk.Server.ChatCalls.Count(), 1, fate.Calls);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Extract_ServerWellAgain_NobodyIsLost(string mode)
    {
        await using var desk = await OpenAsync(mode);
        var first = await AskAsync(desk);
        desk.Server.Script = ModelScript.Honest();
        desk.Server.Forget();

        var second = await AskAsync(desk);

        Assert.Equal(People, second.Answers.Count(IsRead));
        Assert.InRange(desk.Server.ChatCalls.Count(), 0, 2 * (People - first.Answers.Count(IsRead)));
    }

    [Theory]
    [InlineData("no-temperature")]
    [InlineData("new-limit")]
    [InlineData("no-schema")]
    [InlineData("no-form")]
    [InlineData("picky")]
    [InlineData("grammar-500")]
    [InlineData("reply-limit")]
    [InlineData("context")]
    public async Task Extract_LearnedBefore_ANewProcessIsRefusedNothing(string mode)
    {
        await using var desk = await OpenAsync(mode);
        await AskAsync(desk);
        desk.Server.Forget();
        desk.Restart();

        var again = await AskAsync(desk, askAgain: true);

        Assert.Equal(People, again.Answers.Count(IsRead));
        Each.Holds(desk.Server.ChatCalls, call => Assert.Equal("200", call.Deed));
    }

    [Fact]
    public async Task Extract_RejectedBefore_IsAskedAgainUnlessKept()
    {
        await using var desk = await OpenAsync("nonsense");
        await AskAsync(desk);
        desk.Server.Forget();

        var kept = await AskAsync(desk, keepRejected: true);
        Assert.Empty(desk.Server.ChatCalls);
        var again = await AskAsync(desk);

        Each.Holds(kept.Answers.Concat(again.Answers), answer => Assert.IsType<Rejected<MotivationProfile>>(answer));
        Assert.Equal(2 * People, desk.Server.ChatCalls.Count());
        Each.Holds(again.Answers, answer => Assert.DoesNotContain(answer.Exchanges, exchange => exchange.FromCache));
    }

    [Fact]
    public async Task Extract_OtherServerOfTheSameModel_IsAskedItself()
    {
        await using var desk = await OpenAsync("think");
        await AskAsync(desk);
        await using var other = await ModelServer.StartAsync(ModelScript.Honest(), port: 0, Token);
        desk.Lead(other.Address);

        var second = await AskAsync(desk);

        Assert.Equal(People, second.Answers.Count(IsRead));
        Assert.Equal(People, other.ChatCalls.Count());
    }

    [Fact]
    public async Task Extract_MemberOfItsOwn_IsCounted()
    {
        await using var desk = await OpenAsync("strangers");

        var outcome = await AskAsync(desk);

        Each.Holds(outcome.Answers, answer => Assert.Equal(1, Assert.Single(answer.Exchanges).Ignored));
    }

    private static Task<LanguageFixture> OpenAsync(string mode) =>
        LanguageFixture.OpenAsync(ServerMode.Of(mode).Script(), connection => connection with { Parallel = Parallel });

    private static bool IsRead(Answer<MotivationProfile> answer) => answer is Accepted<MotivationProfile>;

    private static async Task<Outcome> AskAsync(LanguageFixture desk, bool askAgain = false, bool keepRejected = false)
    {
        var dataset = Bookshop.Of(People);
        await using var engine = desk.Engine(askAgain: askAgain, keepRejected: keepRejected);
        var answers = new List<Answer<MotivationProfile>>();
        try
        {
            await foreach (var (_, answer) in InParallel.StreamAsync(
                Enumerable.Range(0, People),
                engine.Parallel,
                (user, token) => engine.Profiles.ExtractAsync(dataset, dataset.Users[user], dataset.HistoryMemory(user), token),
                _ => true,
                Token))
            {
                answers.Add(answer);
            }
        }
        catch (ConnectionFailedException paused)
        {
            return new Outcome(answers, paused.Words);
        }

        return new Outcome(answers, Paused: null);
    }

    private sealed record Outcome(IReadOnlyList<Answer<MotivationProfile>> Answers, string? Paused);

    /// <summary>What becomes of all twenty.</summary>
    private sealed record Fate(string Mode)
    {
        /// <summary>How many get a profile; where the run pauses that depends on which call comes first.</summary>
        public int Read { get; init; }

        /// <summary>How the words begin with which all others are rejected; null where nobody is.</summary>
        public string? Rejected { get; init; }

        /// <summary>How the words begin of those who were given up before the run paused; null where nobody is.</summary>
        public string? Passing { get; init; }

        /// <summary>In whose words the run pauses; null where it goes through.</summary>
        public string? Paused { get; init; }

        /// <summary>Requests at most.</summary>
        public required int Calls { get; init; }
    }
}
