using System.Text;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>The searchable words of one generation's profiles as one stretch of UTF-8, in the order of user numbers.</summary>
/// <remarks>A word is found by one vectorised pass over all of it: about 30 MB for 100,000 users. SQLite's instr takes ten times as long.</remarks>
internal sealed class ProfileTextIndex
{
    private readonly byte[] text;
    private readonly int[] ends;

    private ProfileTextIndex(byte[] text, int[] ends) => (this.text, this.ends) = (text, ends);

    public static ProfileTextIndex Load(StorageContext context, int generationId)
    {
        var (text, ends) = ProfileReader.Words(context, generationId);
        return new ProfileTextIndex(text, ends);
    }

    /// <summary>Sets the places of all rows that hold the word; leaves the others.</summary>
    public void Mark(string word, bool[] rows)
    {
        var needle = Encoding.UTF8.GetBytes(word);
        for (var start = 0; start < text.Length;)
        {
            var found = text.AsSpan(start).IndexOf(needle);
            if (found < 0)
            {
                return;
            }

            var row = RowOf(start + found);
            rows[row] |= start + found + needle.Length <= ends[row];
            start = Math.Max(start + found + 1, rows[row] ? ends[row] : 0);
        }
    }

    /// <summary>The first row that ends behind a position.</summary>
    private int RowOf(int position)
    {
        var place = Array.BinarySearch(ends, position + 1);
        var row = place < 0 ? ~place : place;
        while (row > 0 && ends[row - 1] > position)
        {
            row--;
        }

        return row;
    }
}
