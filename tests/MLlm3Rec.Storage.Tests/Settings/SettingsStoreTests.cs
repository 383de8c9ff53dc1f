namespace MLlm3Rec.Storage.Settings;

public sealed class SettingsStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, WorkbenchSettings> Faulty => new()
    {
        { nameof(WorkbenchSettings.SpendingLimit), new WorkbenchSettings { SpendingLimit = -1 } },
        { nameof(WorkbenchSettings.SpendingLimit), new WorkbenchSettings { SpendingLimit = 100_001 } },
        { nameof(WorkbenchSettings.Parallel), new WorkbenchSettings { Parallel = 0 } },
        { nameof(WorkbenchSettings.Parallel), new WorkbenchSettings { Parallel = 257 } },
        { nameof(WorkbenchSettings.Timeout), new WorkbenchSettings { Timeout = TimeSpan.Zero } },
        { nameof(WorkbenchSettings.Timeout), new WorkbenchSettings { Timeout = TimeSpan.FromHours(2) } },
    };

    [Fact]
    public async Task GetAsync_NothingSaved_IsTheUsual()
    {
        await using var workbench = await StorageFixture.OpenAsync();

        Assert.Equal(new WorkbenchSettings(), await workbench.Get<SettingsStore>().GetAsync(Cancel));
    }

    [Fact]
    public async Task SaveAsync_Twice_TheLatestIsRead()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var settings = new WorkbenchSettings { SpendingLimit = null, Parallel = 3, Timeout = TimeSpan.FromSeconds(9), ReadOnly = true };

        await workbench.Get<SettingsStore>().SaveAsync(new WorkbenchSettings { Offline = true }, Cancel);
        await workbench.Get<SettingsStore>().SaveAsync(settings, Cancel);

        Assert.Equal(settings, await workbench.Get<SettingsStore>().GetAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task SaveAsync_Nonsense_IsRefusedByFieldAndNotSaved(string field, WorkbenchSettings settings)
    {
        await using var workbench = await StorageFixture.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => workbench.Get<SettingsStore>().SaveAsync(settings, Cancel));

        Assert.Equal([field], settings.Faults().Keys);
        Assert.Equal(new WorkbenchSettings(), await workbench.Get<SettingsStore>().GetAsync(Cancel));
    }
}
