using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Runs;

public sealed class RunSettingsTests
{
    [Fact]
    public void Of_Import_NamesFilesWithoutTheirFolders()
    {
        var request = new ImportRequest { Dataset = "shop", Paths = ["/tmp/uploads/1/ratings.csv"], KCore = 5, Columns = Columns(("user", "who")) };

        var settings = RunSettings.Of(request);

        Assert.Equal(
            [
                new("Dataset", "shop"),
                new("Files", "ratings.csv"),
                new("Format", "Detected by content"),
                new("Columns", "user = who"),
                new("k-core", "At least 5 choices per user and item"),
            ],
            settings);
    }

    [Fact]
    public void Of_FrozenCases_NamesTheFileNotTheProtocol()
    {
        var request = new EvaluateRequest
        {
            Dataset = "shop",
            Methods = ["mar", "popularity"],
            Protocol = Protocol.Sampled,
            Cases = "/x/loo99.tsv.gz",
        };

        var settings = RunSettings.Of(request);

        Assert.Contains(new RunSetting("Candidates", "Frozen in loo99.tsv.gz"), settings);
        Assert.Contains(new RunSetting("Methods", "All reasons (MAR); Popularity"), settings);
        Assert.Contains(new RunSetting("Seed", "42"), settings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_AnswersOfNoUseKept_SaysSo(bool keep)
    {
        var request = new ExtractRequest { Dataset = "shop", Engine = new ModelUse { Connection = "box", KeepRejected = keep } };

        var settings = RunSettings.Of(request);

        Assert.Equal(keep, settings.Contains(new RunSetting("Remembered", "Also answers of no use: they are not asked for again")));
    }

    [Fact]
    public void TitleFor_UnknownKind_KeepsItsStoredName()
    {
        Assert.Equal("Import shop", RunKind.Import.TitleFor("shop"));
        Each.Holds(Enum.GetValues<RunKind>(), kind => Assert.NotEmpty(kind.Label()));
    }

    private static Dictionary<string, string> Columns(params (string Role, string Column)[] pairs) =>
        pairs.ToDictionary(pair => pair.Role, pair => pair.Column);
}
