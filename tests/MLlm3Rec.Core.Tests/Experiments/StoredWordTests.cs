using System.Text.Json;
using MLlm3Rec.Evaluation;

namespace MLlm3Rec.Experiments;

public sealed class StoredWordTests
{
    private const string Stored =
        """{"kind":"evaluate","Methods":["mar"],"Protocol":"sampled","Negatives":99,"Seed":42,"Split":"cold-items","Ties":"leave-out","Noise":0,"Dataset":"shop"}""";

    [Fact]
    public void Evaluation_StoredBefore_IsWrittenInTheSameWords()
    {
        var request = Assert.IsType<EvaluateRequest>(JsonSerializer.Deserialize<RunRequest>(Stored));

        Assert.Equal((Protocol.Sampled, SplitRule.ColdItems, TieRule.LeaveOut), (request.Protocol, request.Split, request.Ties));
        var again = JsonSerializer.Serialize<RunRequest>(request);
        Assert.Contains("\"Protocol\":\"sampled\"", again, StringComparison.Ordinal);
        Assert.Contains("\"Split\":\"cold-items\",\"Ties\":\"leave-out\"", again, StringComparison.Ordinal);
    }

    [Fact]
    public void Word_OfEveryRunKind_IsItsRequestsDiscriminator() => Assert.Equal(
        ["import", "encode", "extract", "train", "fit", "rank", "evaluate", "faithfulness", "test", "project"], StoredWord.All<RunKind>());

    [Fact]
    public void Parse_UnknownWord_ListsTheKnownOnes()
    {
        Assert.Null(StoredWord.Find<TieRule>("sideways"));
        Assert.Contains(
            "keep, leave-out, shuffle",
            Assert.Throws<NotSupportedException>(() => StoredWord.Parse<TieRule>("sideways")).Message,
            StringComparison.Ordinal);
    }
}
