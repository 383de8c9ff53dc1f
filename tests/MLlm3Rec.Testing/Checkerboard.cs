using MLlm3Rec.Datasets;

namespace MLlm3Rec.Testing;

/// <summary>
/// Even users choose even items and odd users odd ones, each but one: the item of the user's own number, which a method that
/// learns from others should put first.
/// </summary>
public static class Checkerboard
{
    public const int Size = 24;

    public static Dataset Build() => SmallDataset.Of(
        [.. Enumerable.Range(0, Size).Select(ItemOf)],
        [.. Enumerable.Range(0, Size).Select(user => HistoryOf(user))]);

    private static Item ItemOf(int item) => new()
    {
        Id = new ItemId($"i{item}"),
        Title = item % 2 == 0 ? $"even linen shirt {item}" : $"odd garden spade {item}",
        Categories = [item % 2 == 0 ? "Clothes" : "Garden"],
    };

    // Rotated, so that no item is everybody's last.
    private static int[] HistoryOf(int user)
    {
        int[] liked = [.. Enumerable.Range(0, Size).Where(item => item % 2 == user % 2 && item != user)];
        return [.. liked[(user / 2 % liked.Length)..], .. liked[..(user / 2 % liked.Length)]];
    }
}
