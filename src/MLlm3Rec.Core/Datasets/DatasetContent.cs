using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MLlm3Rec.Datasets;

/// <summary>Recognises the same content, whatever it is called and however it was packed.</summary>
public static class DatasetContent
{
    /// <summary>SHA-256 over users, items with their texts, histories and reviews, as lower-case hexadecimal. The name does not count.</summary>
    public static string Hash(Dataset dataset)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var user in dataset.Users)
        {
            Append(hash, text.Append(user.Value).Append('\u001e'), 1 << 15);
        }

        foreach (var item in dataset.Items)
        {
            text.Append(item.Id.Value).Append('\u001f').Append(item.Title).Append('\u001f').AppendJoin('\u001d', item.Categories).Append('\u001f')
                .Append(item.Brand).Append('\u001f').Append(item.Description).Append('\u001f').AppendJoin('\u001d', item.Tags).Append('\u001e');
            Append(hash, text, 1 << 15);
        }

        for (var user = 0; user < dataset.Users.Count; user++)
        {
            text.Append(dataset.History(user).Length).Append('\u001e');
        }

        text.Append(dataset.Signal);
        Append(hash, text, 0);
        AppendInteractions(hash, dataset);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Item, signal and time of each, packed into two words, and the review texts (their numbers follow the file's order).</summary>
    private static void AppendInteractions(IncrementalHash hash, Dataset dataset)
    {
        var words = new ulong[2 * 4096];
        var used = 0;
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            words[used++] = ((ulong)(uint)interaction.Item << 32) | BitConverter.SingleToUInt32Bits(interaction.Signal);
            words[used++] = (ulong)interaction.Time;
            if (used == words.Length)
            {
                hash.AppendData(MemoryMarshal.AsBytes(words.AsSpan()));
                used = 0;
            }

            if (dataset.ReviewOf(interaction) is { } review)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(review));
            }
        }

        hash.AppendData(MemoryMarshal.AsBytes(words.AsSpan(0, used)));
    }

    private static void Append(IncrementalHash hash, StringBuilder text, int threshold)
    {
        if (text.Length > threshold)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
    }
}
