using MLlm3Rec.Exchanges;
using MLlm3Rec.Questions;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Questions;

public sealed class QuestionAnswererTests
{
    private readonly List<DatasetQuestion> asked = [];
    private readonly List<FactLookup> heard = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_ThatLooksUpAndCites_IsAccepted()
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(
            new LooksUp(("find_people", """{"motive": "value", "atLeast": 0.5, "count": 2}"""), ("profile", """{"person": "ada"}""")),
            new Says("Ada chooses for value [2]. Nobody else does.")));
        await using var engine = desk.Engine();

        var answer = Assert.IsType<Accepted<CitedAnswer>>(await engine.Answers!(Question(), Cancellation));

        Assert.Equal([new PeopleQuestion(null, "value", 0.5, 2), new ProfileQuestion("ada")], asked);
        Assert.Equal([true, false], answer.Value.Sentences.Select(sentence => sentence.IsSourced));
        Assert.Equal("/profiles?user=ada", answer.Value.Sources[2].Address);
        Assert.Equal([2, 1], answer.Value.Lookups.Select(lookup => lookup.Rows));
        Assert.Equal(answer.Value.Lookups, heard);
        Assert.Equal(2, answer.Exchanges.Count);
    }

    [Fact]
    public async Task Request_OffersEveryFunctionWithItsArguments()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Saying("Nothing was found."));
        await using var engine = desk.Engine();

        await engine.Answers!(Question(), Cancellation);

        var request = Assert.Single(desk.Server.ChatCalls).Chat;
        Assert.Equal(
            ["compare", "evidence", "find_people", "profile", "ranking", "search_quotes", "trends", "what_if", "why", "why_not"],
            request.Functions.Select(name => name["dataset-".Length..]).Order(StringComparer.Ordinal));
        Each.Holds(request.Json.GetProperty("tools").EnumerateArray(), tool =>
        {
            var function = tool.GetProperty("function");
            Assert.NotEmpty(function.GetProperty("description").GetString()!);
            Assert.DoesNotContain("dataset", function.GetProperty("parameters").GetRawText(), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Results_AreFencedNumberedAndShort()
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(new LooksUp(("search_quotes", """{"words": "long"}""")), new Says("Yes [1].")));
        await using var engine = desk.Engine();

        await engine.Answers!(Question(), Cancellation);

        var result = Assert.Single(desk.Server.ChatCalls.Last().Chat.Results);
        var inside = HonestModel.Fenced(result, "search_quotes");
        Assert.StartsWith("[1] ", inside, StringComparison.Ordinal);
        Assert.InRange(result.Length, 100, 7000);
        Assert.Contains("There is no room for the other rows.", inside, StringComparison.Ordinal);
        Each.Holds(inside.Split('\n'), line => Assert.InRange(line.Length, 1, 450));
    }

    [Fact]
    public async Task Model_ThatNeverAnswers_IsStoppedAfterSixRounds()
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(new LooksUp(("compare", "{}"))));
        await using var engine = desk.Engine();

        var answer = Assert.IsType<Rejected<CitedAnswer>>(await engine.Answers!(Question(), Cancellation));

        Assert.Contains("gave no answer within 6 rounds", answer.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(6, desk.Server.ChatCalls.Count());
        Assert.Empty(desk.Server.ChatCalls.Last().Chat.Functions);
        Assert.Equal(5, asked.Count);
    }

    [Fact]
    public async Task Model_ThatCallsTooMuch_IsToldToAnswer()
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(
            new LooksUp([.. Enumerable.Repeat(("compare", "{}"), 30)]), new Says("It is the best [1].")));
        await using var engine = desk.Engine();

        var answer = Assert.IsType<Accepted<CitedAnswer>>(await engine.Answers!(Question(), Cancellation));

        Assert.Equal(12, asked.Count);
        Assert.Equal(30, answer.Value.Lookups.Count);
        Assert.Equal("Nothing more can be looked up: answer with what was found.", answer.Value.Lookups[^1].Refusal);
        Assert.Empty(desk.Server.ChatCalls.Last().Chat.Functions);
    }

    [Theory]
    [InlineData("profile", "{}", "The argument person is missing.")]
    [InlineData("profile", """{"person": 3}""", "The argument person is a text of 1 to 200 characters.")]
    [InlineData("profile", """{"person": "ada", "dataset": "other"}""", "profile takes no such argument. It takes person.")]
    [InlineData("find_people", """{"count": "many"}""", "The argument count is a number.")]
    [InlineData("find_people", "[]", "The arguments are no JSON object.")]
    [InlineData("delete_dataset", """{"name": "sample"}""", "There is no such function.")]
    public async Task Call_ThatMakesNoSense_IsRefusedInWords(string function, string arguments, string words)
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(new LooksUp((function, arguments)), new Says("Nothing was found.")));
        await using var engine = desk.Engine();

        var answer = Assert.IsType<Accepted<CitedAnswer>>(await engine.Answers!(Question(), Cancellation));

        Assert.Empty(asked);
        Assert.Equal(words, Assert.Single(answer.Value.Lookups).Refusal);
        Assert.Contains(words, Assert.Single(desk.Server.ChatCalls.Last().Chat.Results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_OfAFunction_GoesBackInWords()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            Script(new LooksUp(("profile", """{"person": "eve"}""")), new Says("Nobody of that name was found.")));
        await using var engine = desk.Engine();
        var paid = new List<Exchange>();

        var answer = await engine.Answers!(
            Question() with { Finder = (_, _) => throw new UnknownSubjectException("There is no eve."), Payer = paid.Add }, Cancellation);

        Assert.Equal("There is no eve.", Assert.Single(Assert.IsType<Accepted<CitedAnswer>>(answer).Value.Lookups).Refusal);
        Assert.Contains("There is no eve.", Assert.Single(desk.Server.ChatCalls.Last().Chat.Results), StringComparison.Ordinal);
        Assert.Equal(answer.Exchanges, paid);
    }

    [Fact]
    public async Task Server_WithoutFunctions_IsToldInWords()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            new ModelScript { Chat = (_, _) => new Refusal(400, "test-model does not support tools") });
        await using var engine = desk.Engine();

        var answer = Assert.IsType<Rejected<CitedAnswer>>(await engine.Answers!(Question(), Cancellation));

        Assert.Contains("does not support tools", answer.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("This model cannot call functions", answer.Reasons[0], StringComparison.Ordinal);
        Assert.Single(desk.Server.ChatCalls);
    }

    [Fact]
    public async Task Cancelling_WhileLookingUp_EndsIt()
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(new LooksUp(("compare", "{}"))));
        await using var engine = desk.Engine();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var begun = new TaskCompletionSource();
        var question = Question() with
        {
            Finder = async (_, token) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException("It went on.");
            },
        };

        var answering = engine.Answers!(question, leaving.Token);
        await begun.Task;
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        Assert.Single(desk.Server.ChatCalls);
    }

    [Fact]
    public async Task SameQuestion_OverSameData_IsRemembered()
    {
        await using var desk = await LanguageFixture.OpenAsync(Script(new LooksUp(("profile", """{"person": "ada"}""")), new Says("For value [1].")));
        await using (var engine = desk.Engine())
        {
            await engine.Answers!(Question(), Cancellation);
        }

        await using var offline = desk.Engine(new BudgetLimits { Calls = 0 });
        var again = Assert.IsType<Accepted<CitedAnswer>>(await offline.Answers!(Question(), Cancellation));
        var other = await offline.Answers!(Question() with { Text = "And who else?" }, Cancellation);

        Assert.True(Assert.Single(again.Value.Sentences).IsSourced);
        Assert.Equal(2, desk.Server.ChatCalls.Count());
        Assert.Equal(2, Usage.Of(again.Exchanges).Remembered);
        Assert.IsType<NotAsked<CitedAnswer>>(other);
    }

    [Fact]
    public async Task Estimate_IsNeverPassed()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            Script(new LooksUp(("search_quotes", """{"words": "long"}"""))),
            connection => connection with { ContextTokens = 128_000, PricePerMillionIn = 10, PricePerMillionOut = 10 });
        await using var engine = desk.Engine();

        var answer = await engine.Answers!(Question(), Cancellation);

        Assert.InRange(Usage.Of(answer.Exchanges).Price, 0.001m, engine.AnswerEstimate!.Price);
    }

    /// <summary>Each reply in turn, the last one for ever.</summary>
    private static ModelScript Script(params ScriptedReply[] replies) => new()
    {
        Chat = (request, _) => replies[Math.Min(request.Messages.Count(message => message.Role == "assistant"), replies.Length - 1)],
    };

    private AskedQuestion Question() => new()
    {
        Text = "Who chooses for value?",
        Finder = (question, _) =>
        {
            asked.Add(question);
            return Task.FromResult(FactsOf(question));
        },
        Listener = heard.Add,
    };

    private static FoundFacts FactsOf(DatasetQuestion question) => question switch
    {
        ProfileQuestion => new FoundFacts([new FoundFact("ada chooses for value", new FactSource("Ada", "/profiles?user=ada"))], "1 motive."),
        QuoteQuestion => new FoundFacts(
            [.. Enumerable.Range(0, 100).Select(row => new FoundFact(new string('x', 1000), new FactSource($"Row {row}", $"/rows/{row}")))],
            "100 rows."),
        _ => new FoundFacts(
            [
                new FoundFact("1 of 840 people", new FactSource("People", "/profiles")),
                new FoundFact("ada: value 0.81", new FactSource("Ada", "/profiles?user=ada")),
            ],
            "All are shown."),
    };
}
