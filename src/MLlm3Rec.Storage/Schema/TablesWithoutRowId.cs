using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Sqlite.Metadata.Internal;

namespace MLlm3Rec.Storage.Schema;

/// <summary>
/// Lets a configuration say that its table is clustered on its primary key (sqlite.org/withoutrowid.html), which EF Core cannot:
/// rows of one history lie side by side and need no second index.
/// </summary>
internal static class TablesWithoutRowId
{
    public const string Annotation = "MLlm3Rec:WithoutRowId";

    public static EntityTypeBuilder<TRow> WithoutRowId<TRow>(this EntityTypeBuilder<TRow> table)
        where TRow : class => table.HasAnnotation(Annotation, true);

    public static DbContextOptionsBuilder UseTablesWithoutRowId(this DbContextOptionsBuilder options) => options
        .ReplaceService<IRelationalAnnotationProvider, AnnotationProvider>()
        .ReplaceService<IMigrationsSqlGenerator, SqlGenerator>();

#pragma warning disable EF1001 // The provider's own annotations have no public base class.
    private sealed class AnnotationProvider(RelationalAnnotationProviderDependencies dependencies) : SqliteAnnotationProvider(dependencies)
    {
        public override IEnumerable<IAnnotation> For(ITable table, bool designTime)
        {
            var ours = table.EntityTypeMappings.Select(mapping => mapping.TypeBase.FindAnnotation(Annotation)).OfType<IAnnotation>();
            return base.For(table, designTime).Concat(ours.Take(1));
        }
    }
#pragma warning restore EF1001

    private sealed class SqlGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
        : SqliteMigrationsSqlGenerator(dependencies, annotations)
    {
        protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
        {
            base.Generate(operation, model, builder, terminate: false);
            if (operation.FindAnnotation(Annotation) is not null)
            {
                builder.Append(" WITHOUT ROWID");
            }

            if (terminate)
            {
                builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
                EndStatement(builder);
            }
        }
    }
}
