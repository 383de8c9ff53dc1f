using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MLlm3Rec.Storage.Schema;

/// <summary>For <c>dotnet ef migrations add</c>, which reads the model and never opens the file.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<WorkbenchContext>
{
    public WorkbenchContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<WorkbenchContext>();
        SqliteSetup.Configure(options, "design-time.db");
        return new WorkbenchContext(options.Options);
    }
}
