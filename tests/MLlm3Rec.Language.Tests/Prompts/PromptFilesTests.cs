using MLlm3Rec.Prompts;

namespace MLlm3Rec.Language.Prompts;

public sealed class PromptFilesTests
{
    private static readonly PromptSet Shipped = PromptSet.Of(PromptLibrary.Embedded.Shipped());

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSameVersion()
    {
        var odd = Shipped.With(Shipped.Texts[0] with { User = Shipped.Texts[0].User + "\n  <script>\"x\" & 'y' {{history}}\t#: -\n\n  end  " })
            with
        { Knobs = new PromptKnobs { MostMotives = 3, Tone = Tone.Formal, RecentWeight = 2.5 } };

        Assert.Equal(odd.ToJson(), PromptFiles.Read(PromptFiles.Write(odd), Shipped).ToJson());
    }

    [Fact]
    public void Shipped_Set_HasNoFaults() => Assert.Empty(PromptFaults.Of(Shipped, PromptLibrary.Embedded.Shipped()));

    [Fact]
    public void With_UnchangedTexts_KeepsTheirVersions()
    {
        var library = PromptLibrary.Embedded.With(Shipped.Texts, Shipped.Knobs.Values());

        Assert.All(PromptLibrary.Tasks, task => Assert.Equal(PromptLibrary.Embedded[task].Version, library[task].Version));
    }

    [Fact]
    public void With_AnotherTone_SaysItWhereThePromptNamesIt()
    {
        var library = PromptLibrary.Embedded.With([], new PromptKnobs { Tone = Tone.Warm }.Values());
        var values = library["profile"].Inputs.ToDictionary(input => input.Name, _ => "x");

        Assert.Contains("warmly, as to a friend", library["profile"].Render(values)[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.yaml", "a: b", "is no file of a prompt")]
    [InlineData("knobs.yaml", "Speed: 3", "there is no knob")]
    [InlineData("knobs.yaml", "MostMotives: many", "is no value for MostMotives")]
    [InlineData("profile.prompt.yaml", "system: [", "profile.prompt.yaml, line")]
    public void Read_OfSomethingElse_SaysWhichFileAndWhy(string name, string text, string words) =>
        Assert.Contains(
            words, Assert.Throws<PromptFaultException>(() => PromptFiles.Read([(name, text)], Shipped)).Message, StringComparison.Ordinal);
}
