using System.Numerics;
using System.Security.Cryptography;

namespace MLlm3Rec.Map;

/// <summary>Users and items that were picked out, however: by lasso, box, rule or row. One bit per user and one per item of the dataset, lowest bit
/// first.</summary>
/// <remarks>It knows nothing of the map it was made on: the same selection shows on every map, and is a slice of the dataset elsewhere.</remarks>
/// <param name="Users">⌈users / 8⌉ bytes, or none.</param>
/// <param name="Items">⌈items / 8⌉ bytes, or none.</param>
public sealed record Selection(byte[] Users, byte[] Items)
{
    private const int CodeLength = 9;
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    public int UserCount => Bits(Users);

    public int ItemCount => Bits(Items);

    public int Count => UserCount + ItemCount;

    /// <summary>Nine letters and digits that the content gives: the same people and items have the same code. 45 bits.</summary>
    public string Code
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Users.AsSpan().TrimEnd((byte)0));
            hash.AppendData("/"u8);
            hash.AppendData(Items.AsSpan().TrimEnd((byte)0));
            var digest = hash.GetHashAndReset();
            return string.Concat(Enumerable.Range(0, CodeLength).Select(place => Letters[digest[place] % Letters.Length]));
        }
    }

    public bool Holds(MapPoint point) => point.Kind switch
    {
        PointKind.User => Bit(Users, point.Index),
        PointKind.Item => Bit(Items, point.Index),
        _ => false,
    };

    /// <summary>The selection of some points of a map; dimensions cannot be selected.</summary>
    public static Selection Of(IEnumerable<MapPoint> points, int users, int items)
    {
        var (userBits, itemBits) = (new byte[(users + 7) / 8], new byte[(items + 7) / 8]);
        foreach (var point in points.Where(point => point.Kind != PointKind.Dimension))
        {
            var bits = point.Kind == PointKind.User ? userBits : itemBits;
            bits[point.Index / 8] |= (byte)(1 << (point.Index % 8));
        }

        return new Selection(userBits, itemBits);
    }

    /// <summary>The selection of some users, by their numbers in the dataset.</summary>
    public static Selection OfUsers(IEnumerable<int> chosen, int users)
    {
        var bits = new byte[(users + 7) / 8];
        foreach (var user in chosen)
        {
            bits[user / 8] |= (byte)(1 << (user % 8));
        }

        return new Selection(bits, []);
    }

    /// <summary>The numbers of a map's points that are selected, ascending.</summary>
    public int[] On(TraitMap map) => [.. Enumerable.Range(0, map.Count).Where(point => Holds(map.Points[point]))];

    public static bool Bit(ReadOnlySpan<byte> bits, int place) => place / 8 < bits.Length && (bits[place / 8] >> (place % 8) & 1) == 1;

    private static int Bits(byte[] bytes) => bytes.Sum(value => BitOperations.PopCount(value));
}
