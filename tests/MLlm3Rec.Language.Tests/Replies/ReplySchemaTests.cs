using System.Text.Json;
using MLlm3Rec.Language.Profiles;
using MLlm3Rec.Language.Ranking;
using MLlm3Rec.Language.Traits;

namespace MLlm3Rec.Language.Replies;

/// <summary>What strict modes ask of a schema: every member required, none besides, no pointers.</summary>
public sealed class ReplySchemaTests
{
    private static readonly string[] Dimensions = ["quality", "value"];

    public static TheoryData<string> Schemas => new(
        Text<ProfileReply>(), Text<TraitsReply>(), Text<RankingReply>(), Text<FitReply>(), Text<CheckReply>());

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Of_EveryReply_IsStrict(string schema)
    {
        Assert.DoesNotContain("$ref", schema, StringComparison.Ordinal);
        Each.Holds(Objects(JsonDocument.Parse(schema).RootElement), form =>
        {
            Assert.False(form.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(
                form.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(),
                form.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());
        });
    }

    [Fact]
    public void Of_ADimension_IsOneOfTheVocabulary()
    {
        var motive = JsonDocument.Parse(Text<ProfileReply>()).RootElement.GetProperty("properties").GetProperty("motives").GetProperty("items");
        var place = JsonDocument.Parse(Text<RankingReply>()).RootElement.GetProperty("properties").GetProperty("ranking").GetProperty("items");

        Assert.Equal("[\"quality\",\"value\"]", motive.GetProperty("properties").GetProperty("dimension").GetProperty("enum").GetRawText());
        Assert.Equal("[\"quality\",\"value\",null]", place.GetProperty("properties").GetProperty("motive").GetProperty("enum").GetRawText());
    }

    private static string Text<T>() => ReplySchema.Of<T>("test", Dimensions).Schema.ToString();

    private static IEnumerable<JsonElement> Objects(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Objects(member.Value))
            .Concat(
                node.TryGetProperty("properties", out var members) && members.ValueKind == JsonValueKind.Object && node.TryGetProperty("type", out _)
                    ? [node]
                    : []),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
