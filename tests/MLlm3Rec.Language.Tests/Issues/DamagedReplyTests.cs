using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Explanations;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Language.Map;
using MLlm3Rec.Language.Profiles;
using MLlm3Rec.Language.Ranking;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Traits;
using MLlm3Rec.Profiles;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Issues;

/// <summary>A reply of <c>"motives":[null]</c> ended a run, was remembered, and ended every later one. No reply may throw in any reader.</summary>
public sealed class DamagedReplyTests
{
    private const int Damages = 3_000;

    private static readonly Provenance Source = new("test", "m", "v", "p");
    private static readonly string[] Keys = [.. Texts.VocabularyText.KeysOf(DefaultVocabulary.Instance)];

    private static readonly Dictionary<string, (string Good, Func<string, List<string>, object?> Read)> Readers = new()
    {
        ["profile"] = (ProfileReaderTests.Good, ReadProfile),
        ["traits"] = (TraitsReaderTests.Good, (text, faults) => new TraitsReader(Bookshop.Items[1], Keys).Read(text, Source, faults)),
        ["ranking"] = (RankingReaderTests.Good, (text, faults) => new RankingReader(Keys).Ranking(text, candidates: 2, faults)),
        ["fit"] = (RankingReaderTests.GoodFit, (text, faults) => new RankingReader(Keys).Fit(text, faults)),
        ["check"] = ("""{"holds": false, "fault": "No such motive."}""", ReasonChecker.Read),
        ["groups"] = (GroupNamerTests.Good, (text, faults) => GroupNamer.Read(text, groups: 2, faults)),
        ["reason"] = (
            """{"sentences": [{"text": "It lasts.", "part": "quality", "against": false}, {"text": "It is dear.", "part": null, "against": true}]}""",
            ReasonWriter.Read),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_DamagedReply_IsReadOrNamedAsFaulty(string name)
    {
        var (good, read) = Readers[name];
        Assert.NotNull(read(good, []));
        var mutator = new ReplyMutator(seed: 20);
        var refused = 0;
        for (var damage = 0; damage < Damages; damage++)
        {
            var (text, faults) = (mutator.Damage(good), new List<string>());
            var thrown = Record.Exception(() => refused += read(text, faults) is null || faults.Count > 0 ? 1 : 0);

            Assert.True(thrown is null, $"{thrown?.GetType().Name} on {text}: {thrown?.Message}");
        }

        // Most damage is one: a reader that took everything would pass as well.
        Assert.InRange(refused, Damages / 2, Damages);
    }

    [Fact]
    public void Read_NullAmongMotives_SaysWhere()
    {
        var faults = new List<string>();

        var profile = ReadProfile("""{"choices": [], "motives": [null], "avoids": [], "exceptions": [], "confidence": 0.5}""", faults);

        Assert.Null(profile);
        Assert.Equal(["The reply has null in a list at $.motives[0]."], faults);
    }

    [Fact]
    public void Of_ReaderFails_NamesTheReplyAsUnreadable()
    {
        var reading = ReplyReading.Of<CheckReply>("{}", (_, _) => throw new InvalidOperationException("A reader's own fault."));

        Assert.False(reading.CouldBeRead);
        Assert.Equal(["The reply could not be read (InvalidOperationException)."], reading.Faults);
    }

    [Fact]
    public async Task InvokeAsync_UnreadableReply_IsAskedForAgain()
    {
        var memory = new MemoryReplies();
        var asked = 0;
        var filter = new RememberFilter(memory, "", "m", new SingleFlight(), askAgain: false);
        CallStep next = (_, _) => Task.FromResult(SomeCall.Reply($"Reply {++asked}"));
        var call = SomeCall.Asked with { CanRead = text => text != "Reply 1" };

        await filter.InvokeAsync(call, next, TestContext.Current.CancellationToken);
        var again = await filter.InvokeAsync(call, next, TestContext.Current.CancellationToken);
        var known = await filter.InvokeAsync(call, next, TestContext.Current.CancellationToken);

        Assert.Equal(("Reply 2", false), (again.Text, again.FromCache));
        Assert.Equal(("Reply 2", true), (known.Text, known.FromCache));
    }

    [Fact]
    public async Task InvokeAsync_UnreadableReplyRememberedBefore_IsAskedForAgain()
    {
        var memory = new MemoryReplies();
        await memory.SaveAsync(SomeCall.Asked.KeyFor("m"), new StoredReply("Old", 1, 1, default, default), TestContext.Current.CancellationToken);
        var filter = new RememberFilter(memory, "", "m", new SingleFlight(), askAgain: false);

        var reply = await filter.InvokeAsync(
            SomeCall.Asked with { CanRead = text => text != "Old" },
            (_, _) => Task.FromResult(SomeCall.Reply("New")),
            TestContext.Current.CancellationToken);

        Assert.Equal("New", reply.Text);
    }

    private static MotivationProfile? ReadProfile(string text, List<string> faults)
    {
        var dataset = Bookshop.Of(1);
        return new ProfileReader(dataset, DefaultVocabulary.Instance, dataset.HistoryMemory(0), offset: 0, mostMotives: 2)
            .Read(text, dataset.Users[0], Source, faults);
    }
}
