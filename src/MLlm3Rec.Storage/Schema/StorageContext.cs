using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MLlm3Rec.Storage.Schema;

/// <summary>The database. Each concern brings its entities and their configuration in its own folder.</summary>
public sealed class StorageContext(DbContextOptions<StorageContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<Milliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StorageContext).Assembly);
}

/// <summary>For <c>dotnet ef migrations add</c>, which reads the model and never opens the file.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<StorageContext>
{
    public StorageContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<StorageContext>();
        SqliteSetup.Configure(options, "design-time.db");
        return new StorageContext(options.Options);
    }
}
