using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Texts;

namespace MLlm3Rec.Language.Prompts;

public sealed class PromptTests
{
    /// <summary>Inputs as short as they can be while every place shows.</summary>
    private static readonly Dictionary<string, string> Fixture = new()
    {
        ["dimensions"] = "- quality (Quality): Made to last.",
        ["history"] = Fence.Around("history", "[1] chosen 2013-05-02, rated 5 on a scale from 1 to 5\ntitle: Tin opener"),
        ["most_motives"] = "5",
        ["item"] = Fence.Around("item", "title: Tin opener"),
        ["motives"] = Fence.Around("motives", "motive quality, strength 0.80, lasting: Wants things that last."),
        ["candidate"] = Fence.Around("candidate", "title: Whetstone"),
        ["candidates"] = Fence.Around("candidates", "[1]\ntitle: Whetstone\n[2]\ntitle: Paper hat"),
        ["count"] = "2",
        ["traits"] = Fence.Around("traits", "title: Whetstone\ntrait quality, salience 0.70: fine grit"),
        ["reason"] = Fence.Around("reason", "Both speak of quality."),
        ["parts"] = Fence.Around("parts", "Quality +0.42 (quality)"),
        ["groups"] = Fence.Around("groups", "group 1: 3 people, 2 items\ntelling words: opener"),
        ["question"] = "Who chooses for quality?",
        ["faults"] = "- confidence is 3, not between 0 and 1.",
    };

    public static TheoryData<string> Tasks => new(PromptLibrary.Tasks);

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Render_OfTheFixture_IsTheCheckedInText(string task)
    {
        var prompt = PromptLibrary.Embedded[task];

        var messages = prompt.Render(prompt.Inputs.ToDictionary(input => input.Name, input => Fixture[input.Name]));

        var rendered = string.Join("", messages.Select(message => $"=== {message.Role}\n{message.Text}\n"));
        var path = Path.Combine(AppContext.BaseDirectory, "Prompts", "Rendered", $"{task}.txt");
        if (Environment.GetEnvironmentVariable("MLLM3REC_RENDER_TO") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, $"{task}.txt"), rendered);
        }

        Assert.Equal(File.ReadAllText(path), rendered);
    }

    [Fact]
    public void Version_AnyEdit_ChangesIt()
    {
        var text = PromptLibrary.TextOf("profile");

        var edited = PromptParser.Parse(text.Replace("two choices", "three choices", StringComparison.Ordinal));

        Assert.NotEqual(PromptLibrary.Embedded["profile"].Version, edited.Version);
        Assert.Equal("profile", edited.Version.Name);
    }

    [Fact]
    public void Render_ValuesWithBracesAndMarkup_StandThereLiterally()
    {
        var prompt = PromptParser.Parse(Draft("Say {{a}} and {{ b }}."));

        var messages = prompt.Render(new Dictionary<string, string> { ["a"] = "{{b}} <b>&amp;</b>", ["b"] = "\"}}\" {{a}}" });

        Assert.Equal([new SentMessage("user", "Say {{b}} <b>&amp;</b> and \"}}\" {{a}}.")], messages);
    }

    [Theory]
    [InlineData("Say {{a}}.", "The input \"b\" is described but nowhere used: write {{b}} where it belongs.")]
    [InlineData("Say {{a}} {{b}} {{c}}.", "There is no input \"c\". Known inputs: a, b.")]
    [InlineData("Say {{a}} {{b}} {{.", "The braces after \"Say {{a}} {{b}}\" are never closed.")]
    [InlineData("Say {{a}} {{b}} {{a b}}.", "\"{{a b}}\" names no input: between double braces stands the name of an input and nothing else.")]
    public void Parse_FaultyVariables_AreToldInWords(string user, string words)
    {
        var thrown = Assert.Throws<PromptFaultException>(() => PromptParser.Parse(Draft(user)));

        Assert.Contains(words, thrown.Faults);
    }

    [Theory]
    [InlineData("name: x\nversion: [", "Line 2")]
    [InlineData("", "The file is empty.")]
    [InlineData("nome: x", "nome")]
    [InlineData("name: x\nname: y", "name")]
    public void Parse_NoPrompt_SaysWhere(string text, string words)
    {
        var thrown = Assert.Throws<PromptFaultException>(() => PromptParser.Parse(text));

        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EverythingMissing_TellsAllAtOnce()
    {
        var thrown = Assert.Throws<PromptFaultException>(() => PromptParser.Parse("system: only this"));

        Assert.Equal(6, thrown.Faults.Count);
    }

    [Fact]
    public void With_DraftOfOtherInputs_IsRefused()
    {
        var draft = PromptParser.Parse(
            PromptLibrary.TextOf("traits")
                .Replace("{{item}}", "{{thing}}", StringComparison.Ordinal)
                .Replace("name: item", "name: thing", StringComparison.Ordinal));

        var thrown = Assert.Throws<PromptFaultException>(() => PromptLibrary.Embedded.With(draft));

        Assert.Equal(
            [
                "The task \"traits\" gives no \"thing\". It gives dimensions, item.",
                "The task \"traits\" gives \"item\", which the draft does not use.",
            ],
            thrown.Faults);
    }

    private static string Draft(string user) =>
        $"""
        name: draft
        version: 1
        description: A draft.
        input_variables:
          - name: a
            description: One.
          - name: b
            description: Another.
        execution_settings:
          temperature: 0
          max_tokens: 10
        user: '{user}'
        """;
}
