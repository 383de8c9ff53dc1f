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
        {
            Knobs = new PromptKnobs { MostMotives = 3, Tone = Tone.Formal, RecentWeight = 2.5 },
            Dimensions =
            [
                Shipped.Dimensions[0] with { Examples = new(["It: \"does\" all, # of it"], ["- fails"], ["null", "~", "{{no}}"]) },
                Shipped.Dimensions[1] with { Name = "~", Cues = ["null", "true", "1.0"] },
                .. Shipped.Dimensions.Skip(2),
            ],
        };

        Assert.Equal(odd.ToJson(), PromptFiles.Read(PromptFiles.Write(odd), Shipped).ToJson());
    }

    [Fact]
    public void Shipped_Set_HasNoFaults() => Assert.Empty(PromptFaults.Of(Shipped, PromptLibrary.Embedded.Shipped()));

    [Fact]
    public void With_UnchangedTexts_KeepsTheirVersions()
    {
        var library = PromptLibrary.Embedded.With(Shipped.Texts, Shipped.Knobs.Values());

        Each.Holds(PromptLibrary.Tasks, task => Assert.Equal(PromptLibrary.Embedded[task].Version, library[task].Version));
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
    [InlineData("profile.prompt.yaml", "system: ~", "may be empty texts but not nothing")]
    [InlineData("dimensions.yaml", "- ~", "dimension 1 has an empty key")]
    [InlineData("dimensions.yaml", "- key: a\n  cues: ~", "dimension 1 has an empty key")]
    [InlineData("dimensions.yaml", "- key: a\n  cues: [~]", "dimension 1 has an empty key")]
    [InlineData("dimensions.yaml", "- key: a\n  examples: {for: [~]}", "the examples of a hold an empty line")]
    [InlineData("dimensions.yaml", "- key: a\n  examples: {against: ~}", "the examples of a hold an empty line")]
    [InlineData("knobs.yaml", "MostMotives: ~", "is no value for MostMotives")]
    public void Read_OfSomethingElse_SaysWhichFileAndWhy(string name, string text, string words) =>
        Assert.Contains(
            words, Assert.Throws<PromptFaultException>(() => PromptFiles.Read([(name, text)], Shipped)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_DamagedFiles_AreReadOrRefusedInWords()
    {
        var files = PromptFiles.Write(Shipped);
        string[] splinters =
        [
            "~", "[", "{", "- ", ": ", "&a ", "*a", "!!int ", "|", ">", "\t", "\n", "\0", "\"", "'", "? ", "<<: ", "%YAML 9", "---\n", "1e999",
        ];
        var random = new Random(11);
        for (var attempt = 0; attempt < 3_000; attempt++)
        {
            var (name, text) = files[random.Next(files.Count)];
            for (var edits = 1 + random.Next(4); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(text.Length - at - 1, random.Next(12))),
                    _ => text.Insert(at, splinters[random.Next(splinters.Length)]),
                };
            }

            var failure = Record.Exception(() => PromptFaults.Of(PromptFiles.Read([(name, text)], Shipped), PromptLibrary.Embedded.Shipped()));
            Assert.True(failure is null or PromptFaultException, $"Attempt {attempt}, {name}: {failure}");
            failure = Record.Exception(() => PromptParser.Parse(text));
            Assert.True(failure is null or PromptFaultException, $"Attempt {attempt}, {name} as one prompt: {failure}");
        }
    }

    [Fact]
    public void SizeProblem_OverTwoMegabytes_SaysBoth()
    {
        Assert.Null(PromptFiles.SizeProblem(PromptFiles.MaxBytes));
        Assert.StartsWith(
            "These files have 3.0 MB; the files of a prompt have at most 2 MB", PromptFiles.SizeProblem(3_000_000), StringComparison.Ordinal);
    }
}
