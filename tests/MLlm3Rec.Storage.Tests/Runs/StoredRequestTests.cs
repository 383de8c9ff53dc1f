using System.Text.Json;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Runs;

public sealed class StoredRequestTests
{
    [Fact]
    public void RankRequest_StoredByAnEarlierVersion_KeepsItsMotives()
    {
        const string stored = """{"kind":"rank","method":"mar","top":10,"goesByTold":true,"dataset":"sample"}""";

        var request = JsonSerializer.Deserialize(stored, StoredJson.Default.RunRequest);

        Assert.True(Assert.IsType<RankRequest>(request).UsesModelProfile);
    }
}
