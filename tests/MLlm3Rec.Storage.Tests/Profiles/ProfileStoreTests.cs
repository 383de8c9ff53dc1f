using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Profiles;

public sealed class ProfileStoreTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.
    private DatasetSummary dataset = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProfileStore Store => workbench.Get<ProfileStore>();

    private ProfileQuery All => new() { DatasetId = dataset.Id, Take = 1000 };

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 60), progress: null, Token);
        await workbench.Get<RunQueue>().RunNowAsync(new EncodeRequest { Dataset = dataset.Name }, Token);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task PageAsync_NothingExtracted_IsEmpty() => Assert.Equal(0, (await Store.PageAsync(All, Token)).Total);

    [Fact]
    public async Task PageAsync_SortedByDimensionDescending_PutsTheStrongestFirst()
    {
        await ExtractAsync();

        var page = await Store.PageAsync(All with { Sort = new ProfileSort("sensory-pleasure"), Descending = true }, Token);

        Assert.Equal(60, page.Total);
        var strengths = page.Rows.Select(row => StrengthOf(row, "sensory-pleasure")).ToArray();
        Assert.Equal(strengths.OrderDescending(), strengths);
        Assert.True(strengths[0] > 0);
        Assert.Equal(0, int.Parse(page.Rows[0].UserId.Value.AsSpan(1)) % 2);
    }

    [Fact]
    public async Task PageAsync_SkipAndTake_CutsTheSameList()
    {
        await ExtractAsync();

        var whole = await Store.PageAsync(All with { Sort = ProfileSort.Confidence }, Token);
        var part = await Store.PageAsync(All with { Sort = ProfileSort.Confidence, Skip = 20, Take = 5 }, Token);

        Assert.Equal(60, part.Total);
        Assert.Equal(whole.Rows.Skip(20).Take(5).Select(row => row.UserId), part.Rows.Select(row => row.UserId));
    }

    [Fact]
    public async Task PageAsync_PartOfAnId_FindsThatUser()
    {
        await ExtractAsync();

        var page = await Store.PageAsync(All with { Text = "U0017" }, Token);

        Assert.Equal("u0017", Assert.Single(page.Rows).UserId.Value);
    }

    [Fact]
    public async Task PageAsync_TextInAStatement_FindsThatUser()
    {
        await ExtractAsync();
        var somebody = (await Store.FindAsync(dataset.Id, new UserId("u0002"), Token))!;
        var word = somebody.Motives[0].Statement.Split(' ').MaxBy(part => part.Length)!.Trim('.', ',', '“', '”');

        var page = await Store.PageAsync(All with { Text = word.ToUpperInvariant() }, Token);

        Assert.Contains(page.Rows, row => row.UserId == somebody.User);
        Assert.True(page.Total < 60, $"Everybody's motives say “{word}”.");
    }

    [Fact]
    public async Task PageAsync_MotiveFilter_KeepsTheStrongEnough()
    {
        await ExtractAsync();

        var all = await Store.PageAsync(All, Token);
        var page = await Store.PageAsync(All with { Motives = [new MotiveFilter("sensory-pleasure", 0.3)] }, Token);

        Assert.Equal(all.Rows.Count(row => StrengthOf(row, "sensory-pleasure") >= 0.3f), page.Total);
        Assert.InRange(page.Total, 1, 59);
    }

    [Fact]
    public async Task PositionAsync_User_IsItsPlaceInTheList()
    {
        await ExtractAsync();
        var query = All with { Sort = ProfileSort.Confidence, Descending = true };
        var page = await Store.PageAsync(query, Token);

        Assert.Equal(7, await Store.PositionAsync(query, page.Rows[7].UserId, Token));
        Assert.Equal(-1, await Store.PositionAsync(query, new UserId("nobody"), Token));
    }

    [Fact]
    public async Task FindAsync_StoredProfile_KeepsItsEvidence()
    {
        await ExtractAsync();

        var profile = (await Store.FindAsync(dataset.Id, new UserId("u0004"), Token))!;

        var loaded = await workbench.Get<DatasetStore>().LoadAsync(dataset.Id, Token);
        Assert.True(loaded.TryFindUser(profile.User, out var user));
        Assert.NotEmpty(profile.Motives);
        Each.Holds(profile.Motives.SelectMany(motive => motive.Evidence), evidence =>
            Assert.Equal(evidence.Item, loaded.Items[loaded.History(user)[evidence.Position].Item].Id));
    }

    [Fact]
    public async Task ExtractRun_SomeUsersOnly_LeavesTheOthersProfiles()
    {
        await ExtractAsync();
        var before = await Store.FindAsync(dataset.Id, new UserId("u0005"), Token);

        await ExtractAsync("u0001", "u0003");

        Assert.Equal(60, (await Store.PageAsync(All, Token)).Total);
        Assert.Equivalent(before, await Store.FindAsync(dataset.Id, new UserId("u0005"), Token), strict: true);
    }

    [Fact]
    public async Task ExtractRun_UnknownUser_FailsInWordsAndChangesNothing()
    {
        await ExtractAsync();

        var run = await ExtractAsync("nobody");

        Assert.Equal((RunState.Failed, $"There is no user \"nobody\" in dataset \"{SmallDataset.Name}\"."), (run.State, run.Message));
        Assert.Equal(60, (await Store.PageAsync(All, Token)).Total);
    }

    private Task<RunRecord> ExtractAsync(params string[] users) =>
        workbench.Get<RunQueue>().RunNowAsync(new ExtractRequest { Dataset = dataset.Name, Users = users.Length == 0 ? null : users }, Token);

    private static float StrengthOf(ProfileRow row, string dimension) =>
        (float)row.TopMotives.FirstOrDefault(motive => motive.Dimension == dimension).Strength;
}
