using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Issues;

/// <summary>Gates were a disabled button and a check of one verb: the store itself published past them.</summary>
public sealed class PublishGateTests
{
    [Fact]
    public async Task Publish_WithoutATestSinceTheLastEdit_IsRefused()
    {
        var token = TestContext.Current.CancellationToken;
        await using var storage = await StorageFixture.OpenAsync();
        await storage.TestAsync(Motives(3), TestedPrompts.Report(people: 50), token);

        var shut = Assert.IsType<GatesShut>(
            await storage.Get<PromptStore>().PublishAsync(Motives(4), new PublishNote("ann", "More."), over: 0, token));

        Assert.Contains("not been tested", shut.Words, StringComparison.Ordinal);
        Assert.Equal(0, (await storage.Get<PromptStore>().LiveAsync(token)).Number);
    }

    private static PromptSet Motives(int most) => PromptSet.Of(new ShippedPrompts([])) with { Knobs = new PromptKnobs { MostMotives = most } };
}
