using System.Runtime.CompilerServices;

namespace MLlm3Rec.Storage.Schema;

/// <summary>A long table, read a page at a time: a file takes as much memory as a page.</summary>
internal static class RowPages
{
    private const int Take = 10_000;

    public static async IAsyncEnumerable<T> StreamAsync<T>(
        Func<int, int, CancellationToken, Task<RowPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowPage<T> page;
        for (var skip = 0; ; skip += Take)
        {
            page = await read(skip, Take, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Rows.Count < Take)
            {
                yield break;
            }
        }
    }
}
