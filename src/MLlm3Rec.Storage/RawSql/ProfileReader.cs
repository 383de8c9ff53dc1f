using System.Runtime.InteropServices;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>What lists sort and filter by, of one user.</summary>
internal readonly record struct ProfileHead(int UserIndex, string UserId, int HistoryLength, double Confidence);

/// <summary>Reads whole generations of profiles, a column or two at a time.</summary>
internal static class ProfileReader
{
    /// <summary>By user number, with the strengths of all of them one after the other.</summary>
    public static (List<ProfileHead> Users, float[] Strengths) Heads(StorageContext context, int generationId)
    {
        var strengths = new List<float>();
        var users = context.Rows(
            "SELECT UserIndex, UserId, HistoryLength, Confidence, Strengths FROM Profiles WHERE GenerationId = @0 ORDER BY UserIndex",
            row =>
            {
                strengths.AddRange(MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(4)));
                return new ProfileHead(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetDouble(3));
            },
            generationId);
        return (users, [.. strengths]);
    }

    /// <summary>The searchable words of all users as one stretch of UTF-8, by user number, and where each user's end.</summary>
    public static (byte[] Text, int[] Ends) Words(StorageContext context, int generationId)
    {
        using var all = new MemoryStream();
        var ends = context.Rows(
            "SELECT CAST(Words AS BLOB) FROM Profiles WHERE GenerationId = @0 ORDER BY UserIndex",
            row =>
            {
                all.Write(row.GetFieldValue<byte[]>(0));
                return (int)all.Length;
            },
            generationId);
        return (all.ToArray(), [.. ends]);
    }
}
