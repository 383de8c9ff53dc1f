namespace MLlm3Rec.Language.Replies;

/// <summary>What is read as the one object of a reply, and what is brought into its form without changing what it says.</summary>
public sealed class ReplyJsonTests
{
    private const string Good = """{"name": "Fern", "share": 0.4, "count": 3, "notes": ["dry"], "more": null}""";

    [Theory]
    [InlineData("<think>It grows.</think>{0}")]
    [InlineData("<THINK>\n\n</THINK>\n\n```json\n{0}\n```")]
    [InlineData("<think>A draft:\n```\n{1}\n```\nBetter:</think>\n{0}")]
    [InlineData("A draft: {1}. Better:\n</think>{0}")]
    [InlineData("<reasoning>{1}</reasoning>{0}")]
    [InlineData("\uFEFF{0}")]
    [InlineData("Here is {the object}: {0} Anything else?")]
    [InlineData("It's a \"fern\" { as you know\n```\n{0}\n```")]
    [InlineData("{0}\n\nI chose 0.4 because {it} is dry.")]
    public void Parse_OneObjectWithMoreAround_IsRead(string reply)
    {
        var (read, faults) = Read(reply);

        Assert.Empty(faults);
        Assert.Equal("Fern", read?.Name);
    }

    [Theory]
    [InlineData("{0} {1}", "The reply is not one JSON object.")]
    [InlineData("<think>{0}", "The reply is not one JSON object.")]
    [InlineData("A fern grows.", "The reply is not one JSON object.")]
    [InlineData("<think>Nothing.</think>", "The reply is not one JSON object.")]
    [InlineData("{\"name\": \"Fern\", \"notes\": [\"dry\", \"a", "The reply is not well-formed JSON, or it broke off.")]
    [InlineData("Here: {\"name\": \"{not}\", \"share\": 1,", "The reply is not well-formed JSON, or it broke off.")]
    [InlineData("{\"answer\": \"yes\"}", "The reply has a member that the form does not know: answer at $.answer.")]
    public void Parse_NoOneObject_IsNamed(string reply, string fault)
    {
        var (read, faults) = Read(reply);

        Assert.Null(read);
        Assert.Equal([fault], faults);
    }

    [Theory]
    [InlineData("0.4", "\"0.4\"")]
    [InlineData("0.4", "\" 4e-1 \"")]
    [InlineData("3,", "\"3\",")]
    [InlineData("3,", "3.0,")]
    [InlineData("\"notes\": [\"dry\"], ", "")]
    [InlineData("[\"dry\"]", "null")]
    [InlineData(", \"more\": null", "")]
    [InlineData("null}", "null, \"mood\": {\"a\": 1}}")]
    public void Parse_SameSaidOtherwise_IsBroughtIntoForm(string good, string other)
    {
        var (read, faults) = Read(Good.Replace(good, other, StringComparison.Ordinal));

        Assert.Empty(faults);
        Assert.Equal(("Fern", 0.4, 3), (read!.Name, read.Share, read.Count));
    }

    [Theory]
    [InlineData("0.4", "\"much\"")]
    [InlineData("0.4", "\"40 %\"")]
    [InlineData("3,", "3.5,")]
    [InlineData("\"Fern\"", "null")]
    [InlineData("\"Fern\"", "7")]
    [InlineData("\"share\": 0.4, ", "")]
    [InlineData("\"share\": 0.4", "\"share\": 0.4, \"share\": 0.5")]
    [InlineData("[\"dry\"]", "\"dry\"")]
    public void Parse_SomethingElseSaid_IsAFault(string good, string other)
    {
        var (read, faults) = Read(Good.Replace(good, other, StringComparison.Ordinal));

        Assert.Null(read);
        Assert.Single(faults);
    }

    [Fact]
    public void Ignored_MembersAtAnyDepth_AreCounted()
    {
        var form = ReplySchema.Of<Plant>("plant", []);

        Assert.Equal(0, ReplyJson.Ignored(Good, form));
        Assert.Equal(2, ReplyJson.Ignored($"So: {Good.Replace("null}", "null, \"mood\": {\"a\": 1}, \"x\": []}", StringComparison.Ordinal)}", form));
    }

    private static (Plant? Read, List<string> Faults) Read(string reply)
    {
        var faults = new List<string>();
        var text = reply.Replace("{0}", Good, StringComparison.Ordinal)
            .Replace("{1}", Good.Replace("Fern", "Moss", StringComparison.Ordinal), StringComparison.Ordinal);
        return (ReplyJson.Parse<Plant>(text, faults), faults);
    }

    private sealed record Plant(string Name, double Share, int Count, IReadOnlyList<string> Notes, string? More);
}
