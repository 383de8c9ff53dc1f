namespace MLlm3Rec.Storage.Settings;

public sealed class SettingsStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, AppSettings> Faulty => new()
    {
        { nameof(AppSettings.SpendingLimit), new AppSettings { SpendingLimit = -1 } },
        { nameof(AppSettings.SpendingLimit), new AppSettings { SpendingLimit = 100_001 } },
        { nameof(AppSettings.Parallel), new AppSettings { Parallel = 0 } },
        { nameof(AppSettings.Parallel), new AppSettings { Parallel = 257 } },
        { nameof(AppSettings.Timeout), new AppSettings { Timeout = TimeSpan.Zero } },
        { nameof(AppSettings.Timeout), new AppSettings { Timeout = TimeSpan.FromHours(2) } },
    };

    [Fact]
    public async Task GetAsync_NothingSaved_IsTheUsual()
    {
        await using var workbench = await StorageFixture.OpenAsync();

        Assert.Equal(new AppSettings(), await workbench.Get<SettingsStore>().GetAsync(Cancel));
    }

    [Fact]
    public async Task SaveAsync_Twice_TheLatestIsRead()
    {
        await using var workbench = await StorageFixture.OpenAsync();
        var settings = new AppSettings { SpendingLimit = null, Parallel = 3, Timeout = TimeSpan.FromSeconds(9), ReadOnly = true };

        await workbench.Get<SettingsStore>().SaveAsync(new AppSettings { Offline = true }, Cancel);
        await workbench.Get<SettingsStore>().SaveAsync(settings, Cancel);

        Assert.Equal(settings, await workbench.Get<SettingsStore>().GetAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task SaveAsync_Nonsense_IsRefusedByFieldAndNotSaved(string field, AppSettings settings)
    {
        await using var workbench = await StorageFixture.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => workbench.Get<SettingsStore>().SaveAsync(settings, Cancel));

        Assert.Equal([field], settings.Faults().Keys);
        Assert.Equal(new AppSettings(), await workbench.Get<SettingsStore>().GetAsync(Cancel));
    }
}
