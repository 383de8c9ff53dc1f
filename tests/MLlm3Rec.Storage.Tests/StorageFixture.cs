using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage;

/// <summary>A real database in a folder of its own, made as at start.</summary>
public sealed class StorageFixture : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private StorageFixture(DirectoryInfo folder, ServiceProvider services) => (Folder, this.services) = (folder, services);

    public DirectoryInfo Folder { get; }

    public string DatabasePath => new StorageOptions(Folder.FullName).DatabasePath;

    public static async Task<StorageFixture> OpenAsync(
        DirectoryInfo? folder = null, Action<IServiceCollection>? configure = null, Func<StorageOptions, StorageOptions>? change = null)
    {
        folder ??= Directory.CreateTempSubdirectory("mllm3rec-");
        var options = new StorageOptions(folder.FullName);
        var collection = new ServiceCollection().AddStorage(change?.Invoke(options) ?? options);
        configure?.Invoke(collection);
        var workbench = new StorageFixture(folder, collection.BuildServiceProvider());
        await workbench.Get<DatabaseStartup>().EnsureAsync(TestContext.Current.CancellationToken);
        return workbench;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public StorageContext Context() => Get<IDbContextFactory<StorageContext>>().CreateDbContext();

    /// <summary>As when the process ends: the folder stays.</summary>
    public async Task CloseAsync() => await services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Delete(recursive: true);
    }
}
