using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MLlm3Rec.Storage.Clauses;

/// <summary>A clause's vector by a model.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Key">Of the clause: <see cref="ClauseVectors.KeyOf"/>, 16 bytes.</param>
/// <param name="Vector">As <see cref="ClauseVectors.Pack"/> makes it.</param>
internal sealed record ClauseVectorRow(string Model, byte[] Key, byte[] Vector);

internal sealed class ClauseVectorConfiguration : IEntityTypeConfiguration<ClauseVectorRow>
{
    public void Configure(EntityTypeBuilder<ClauseVectorRow> builder)
    {
        builder.ToTable("ClauseVectors").WithoutRowId();
        builder.HasKey(row => new { row.Model, row.Key });
    }
}

/// <summary>Vectors of clauses by model and text, whatever dataset they stand in: nothing is embedded twice.</summary>
public sealed class ClauseVectorStore(Database database)
{
    /// <summary>Adds those of the wanted clauses that are there.</summary>
    public Task FillAsync(ClauseVectors vectors, IReadOnlySet<UInt128> wanted, CancellationToken cancellationToken) => database.ReadAsync(
        context =>
        {
            foreach (var (key, vector) in ClauseVectorRows.Of(context, vectors.Model))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (wanted.Contains(key))
                {
                    vectors.Add(key, vector);
                }
            }

            return vectors.Count;
        },
        cancellationToken);

    internal static void Write(StorageContext context, string model, IReadOnlyList<KeyValuePair<UInt128, sbyte[]>> batch) =>
        ClauseVectorRows.Write(context, model, batch);
}
