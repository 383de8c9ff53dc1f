using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>How often two items meet in the histories of train, normalised by how often they occur.</summary>
/// <remarks>
/// c(i, j) = Σ over histories and pairs of places p of i, q of j of weight(p, q); s(i, j) = c(i, j) / √(nᵢnⱼ + λ√(nᵢnⱼ)),
/// n being the number of choices of an item. λ = 0 is the cosine; a positive λ holds back pairs that rest on one or two people.
/// Cost: Σ |history|².
/// </remarks>
internal static class ItemPairs
{
    private const long Day = 86_400;

    /// <summary>Weight of an ordered pair of places in one history; 0 leaves it out.</summary>
    private delegate float PairWeight(ReadOnlySpan<Interaction> history, int from, int to);

    /// <summary>Chosen by the same person.</summary>
    public static SparseRows Together(Dataset train, int keep, CancellationToken cancellationToken) =>
        Build(train, keep, shrinkage: 3, (_, _, _) => 1, cancellationToken);

    /// <summary>Chosen by the same person on the same day; empty where there are no times.</summary>
    public static SparseRows SameDay(Dataset train, int keep, CancellationToken cancellationToken) =>
        Build(train, keep, shrinkage: 0, static (history, from, to) =>
            history[from].HasTime && history[to].HasTime && DayOf(history[from]) == DayOf(history[to]) ? 1 : 0, cancellationToken);

    /// <summary>
    /// The column was chosen after the row, 0.7 as much for each choice between. Choices of the same second have no order: in public
    /// files the order inside a day is the publisher's sorting, and learning it would be learning the file.
    /// </summary>
    public static SparseRows Following(Dataset train, int keep, CancellationToken cancellationToken) =>
        Build(train, keep, shrinkage: 3, static (history, from, to) =>
            to > from && to - from <= 20 && (!history[from].HasTime || history[from].Time != history[to].Time) ? MathF.Pow(0.7f, to - from - 1) : 0,
            cancellationToken);

    private static long DayOf(in Interaction choice) => (long)Math.Floor((double)choice.Time / Day);

    private static SparseRows Build(Dataset train, int keep, float shrinkage, PairWeight weight, CancellationToken cancellationToken)
    {
        var places = Places(train);
        var items = train.Items.Count;
        return SparseRowsBuilder.Build(items, items, keep, (item, sums) =>
        {
            foreach (var (user, from) in places[item])
            {
                var history = train.History(user);
                for (var to = 0; to < history.Length; to++)
                {
                    var other = history[to].Item;
                    var amount = other == item ? 0 : weight(history, from, to);
                    if (amount > 0)
                    {
                        sums.Add(other, amount);
                    }
                }
            }

            foreach (var other in sums.Columns)
            {
                var product = (float)places[item].Count * places[other].Count;
                sums[other] /= MathF.Sqrt(product + shrinkage * MathF.Sqrt(product));
            }
        }, cancellationToken);
    }

    /// <summary>Per item where it was chosen.</summary>
    private static List<(int User, int Position)>[] Places(Dataset train)
    {
        var places = new List<(int, int)>[train.Items.Count];
        for (var item = 0; item < places.Length; item++)
        {
            places[item] = [];
        }

        for (var user = 0; user < train.Users.Count; user++)
        {
            var history = train.History(user);
            for (var position = 0; position < history.Length; position++)
            {
                places[history[position].Item].Add((user, position));
            }
        }

        return places;
    }
}
