using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Map;

/// <summary>The points of a map in many dimensions: users, then items, then one anchor per dimension.</summary>
/// <remarks>
/// <para>Traits: an item's trait vector; a user's weighted sum of the chosen items' vectors. Motives: what a point's choices or texts say of each
/// dimension beyond what is usual, as a direction of unit length: with few choices a person is as strong as with many, only less certain.</para>
/// <para>An anchor is the mean of the items' vectors, each weighted by how much more than usual it offers the dimension; in the space of motives the
/// dimension itself. Points without a direction (no text, or choices that all say what is usual) are left out, and counted.</para>
/// </remarks>
/// <param name="Points">What each row stands for.</param>
/// <param name="Dimensions">Length of a row.</param>
/// <param name="Values">[points × dimensions], unit rows.</param>
/// <param name="Omitted">Users and items without a direction.</param>
public sealed record MapRows(MapPoint[] Points, int Dimensions, float[] Values, int Omitted)
{
    public ReadOnlySpan<float> Row(int point) => Values.AsSpan(point * Dimensions, Dimensions);

    public static MapRows Of(MapSource source, MapOptions options, ParallelOptions parallel)
    {
        var width = WidthOf(source, options.Space);
        var candidates = Candidates(source, options.Show);
        var values = new float[candidates.Length * width];
        Parallel.For(0, candidates.Length, parallel, place => Write(source, options.Space, candidates[place], values.AsSpan(place * width, width)));
        var (kept, omitted) = (0, 0);
        for (var place = 0; place < candidates.Length; place++)
        {
            if (values.AsSpan(place * width, width).ContainsAnyExcept(0f))
            {
                values.AsSpan(place * width, width).CopyTo(values.AsSpan(kept * width));
                candidates[kept++] = candidates[place];
            }
            else if (candidates[place].Kind != PointKind.Dimension)
            {
                omitted++;
            }
        }

        return new MapRows(candidates[..kept], width, values[..(kept * width)], omitted);
    }

    public static int WidthOf(MapSource source, MapSpace space) => space == MapSpace.Traits ? source.Readings.VectorSize : source.Vocabulary.Count;

    /// <summary>A history as a row of the space: how a user at some time would lie on the map.</summary>
    public static void WriteHistory(MapSource source, MapSpace space, ReadOnlySpan<Interaction> history, Span<float> row)
    {
        if (space == MapSpace.Traits)
        {
            source.Extractor.UserVector(history, row);
        }
        else
        {
            source.Extractor.StandardizedMotives(history, row);
        }
    }

    private static MapPoint[] Candidates(MapSource source, MapContent show)
    {
        var users = show == MapContent.Items ? 0 : source.Dataset.Users.Count;
        var items = show == MapContent.Users ? 0 : source.Dataset.Items.Count;
        return
        [
            .. Enumerable.Range(0, users).Select(user => new MapPoint(PointKind.User, user)),
            .. Enumerable.Range(0, items).Select(item => new MapPoint(PointKind.Item, item)),
            .. Enumerable.Range(0, source.Vocabulary.Count).Select(dimension => new MapPoint(PointKind.Dimension, dimension)),
        ];
    }

    private static void Write(MapSource source, MapSpace space, MapPoint point, Span<float> row)
    {
        switch (point.Kind)
        {
            case PointKind.User:
                WriteHistory(source, space, source.Dataset.History(point.Index), row);
                break;
            case PointKind.Item when space == MapSpace.Traits:
                source.Readings.VectorOf(point.Index).CopyTo(row);
                break;
            case PointKind.Item:
                source.Extractor.StandardizedMotives(source.Readings.ExpectedOf(point.Index), row);
                break;
            case PointKind.Dimension when space == MapSpace.Traits:
                WriteAnchor(source, point.Index, row);
                break;
            default:
                row[point.Index] = 1;
                break;
        }
    }

    private static void WriteAnchor(MapSource source, int dimension, Span<float> row)
    {
        var readings = source.Readings;
        var items = source.Dataset.Items.Count;
        var usual = Enumerable.Range(0, items).Sum(item => (double)readings.Salience[item * readings.Dimensions + dimension]) / Math.Max(1, items);
        for (var item = 0; item < items; item++)
        {
            var beyond = readings.SalienceOf(item)[dimension] - (float)usual;
            if (beyond > 0)
            {
                TensorPrimitives.MultiplyAdd(readings.VectorOf(item), beyond, row, row);
            }
        }

        Kernels.Normalize(row);
    }
}
