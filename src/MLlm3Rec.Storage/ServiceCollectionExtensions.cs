using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage;

public static class ServiceCollectionExtensions
{
    /// <summary>The database and its stores. <see cref="DatabaseStartup.EnsureAsync"/> must run before the first of them is used.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddPooledDbContextFactory<WorkbenchContext>(builder => SqliteSetup.Configure(builder, options.DatabasePath));
        services.AddSingleton<Database>();
        services.AddSingleton<DatabaseStartup>();
        services.AddSingleton<DatasetStore>();
        return services;
    }
}
