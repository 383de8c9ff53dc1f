using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

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
