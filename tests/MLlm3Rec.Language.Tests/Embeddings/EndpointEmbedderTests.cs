using System.Numerics.Tensors;
using MLlm3Rec.Connections;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.Language.Embeddings;

public sealed class EndpointEmbedderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmbedAsync_ManyTexts_ComeInOrderInBatches()
    {
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest(), connection => connection with { EmbeddingModel = "test-model" });
        string[] texts = [.. Enumerable.Range(0, 150).Select(text => $"text number {text}"), ""];

        var vectors = await desk.EmbedAsync(texts);

        Assert.Equal(3, desk.Server.Calls.Count);
        Each.Holds(texts.Zip(vectors), pair =>
        {
            var expected = HonestVectors.Of(pair.First);
            Assert.Equal(pair.First.Length == 0 ? 0 : 1, TensorPrimitives.Norm(pair.Second), 1e-5f);
            Assert.Equal(expected[0] / Math.Max(1e-9f, TensorPrimitives.Norm(expected)), pair.Second[0], 1e-5f);
        });
    }

    [Fact]
    public async Task EmbedAsync_ServerWithoutEmbeddings_FailsAtOnce()
    {
        await using var desk = await LanguageFixture.OpenAsync(
            ModelScript.Honest() with { Embed = null }, connection => connection with { EmbeddingModel = "test-model" });

        var thrown = await Assert.ThrowsAsync<ConnectionFailedException>(() => desk.EmbedAsync(["text"]));

        Assert.Contains("404", thrown.Message, StringComparison.Ordinal);
        Assert.Single(desk.Server.Calls);
    }
}
