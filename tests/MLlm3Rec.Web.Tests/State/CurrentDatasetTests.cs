namespace MLlm3Rec.Web.State;

/// <summary>Which dataset a page without one in its address is about.</summary>
public sealed class CurrentDatasetTests : PageTest
{
    private const string Table = """
        user,item,rating,timestamp
        ann,tea,5,1500000000
        bob,cup,5,1500259200
        """;

    [Fact]
    public async Task Name_FreshBrowser_IsWhatWasMadeReadyLast()
    {
        await SaveAsync("apples", Table);
        var pears = await SaveAsync("pears", Table);
        var quinces = await SaveAsync("quinces", Table);
        await MadeReadyAsync(pears.Id, moment: 2);
        await MadeReadyAsync(quinces.Id, moment: 1);
        var current = Get<CurrentDataset>();

        await current.ReloadAsync(Cancellation);
        Assert.Equal("pears", current.Name);

        current.Remember("apples");
        Assert.Equal("apples", current.Name);
    }

    [Fact]
    public async Task Name_NothingReady_IsTheFirst()
    {
        await SaveAsync("pears", Table);
        await SaveAsync("apples", Table);

        await Get<CurrentDataset>().ReloadAsync(Cancellation);

        Assert.Equal("apples", Get<CurrentDataset>().Name);
    }

    private Task<int> MadeReadyAsync(int dataset, int moment) => ExecuteAsync(
        "INSERT INTO Generations (DatasetId, Kind, RunId, Engine, Model, Vocabulary, Prompt, Dimensions, PublishedAt, Revision) "
            + $"VALUES ({dataset}, 'Models', {moment}, 'e', 'm', 'v', 'p', '[]', {moment}, 0)");
}
