using MLlm3Rec.Experiments;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class ImportDraftTests
{
    private static readonly string[] Taken = ["choices"];

    [Fact]
    public void From_FirstTry_SuggestsAFreeName()
    {
        var draft = ImportDraft.From(Previews.Table(["who", "what"]), before: null, Taken);

        Assert.Equal("choices-2", draft.Name);
        Assert.Equal(0, draft.KCore);
    }

    [Fact]
    public void From_AfterARefusal_StaysFilled()
    {
        var before = new ImportRequest { Dataset = "shop", Paths = ["/x"], KCore = 5, Columns = new Dictionary<string, string> { ["user"] = "who" } };

        var draft = ImportDraft.From(Previews.Table(["who", "what"], ("item", "what")), before, Taken);

        Assert.Equal("shop", draft.Name);
        Assert.Equal(5, draft.KCore);
        Assert.Empty(draft.Problems(Taken, mappingIsFree: true));
    }

    [Fact]
    public void Problems_PublicFormat_DoesNotAskForColumns()
    {
        var draft = ImportDraft.From(Previews.Table(["a"]), before: null, []);

        Assert.Empty(draft.Problems([], mappingIsFree: false));
        Assert.Equal(2, draft.Problems([], mappingIsFree: true).Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void Problems_KCoreOutOfRange_IsTold(int core)
    {
        var draft = ImportDraft.From(Previews.Table(["a"]), before: null, []) with { KCore = core };

        Assert.Equal(["The k-core is a number from 0 to 100."], draft.Problems([], mappingIsFree: false));
    }

    [Fact]
    public void ToRequest_Draft_CleansUpTheUploadAfterwards()
    {
        var draft = ImportDraft.From(Previews.Table(["who", "what"], ("user", "who"), ("item", "what")), before: null, []) with { Name = " shop " };

        var request = draft.ToRequest(["/up/choices.csv"]);

        Assert.Equal("shop", request.Dataset);
        Assert.True(request.RemovePathsAfterwards);
        Assert.Null(request.Columns);
    }
}
