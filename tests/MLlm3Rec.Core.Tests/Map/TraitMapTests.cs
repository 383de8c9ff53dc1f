using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Projection;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Map;

public sealed class TraitMapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MapMethod.Umap, MapSpace.Traits)]
    [InlineData(MapMethod.Pca, MapSpace.Motives)]
    public void Make_SoapsAndHammers_EveryPersonLiesWithTheirKind(MapMethod method, MapSpace space)
    {
        var map = Make(new MapOptions { Method = method, Space = space, Clusters = 2 });

        var people = Enumerable.Range(0, map.Count).Where(point => map.Points[point].Kind == PointKind.User).ToArray();
        var flat = PointSet.Of(map.Places, 2, DistanceMetric.Euclidean);
        var near = ExactNeighbours.Of(flat, 5, new ParallelOptions());
        Assert.Equal(SmallMapSource.Users, people.Length);
        Each.Holds(people, person => Each.Holds(
            near.IndicesOf(person).ToArray().Where(point => map.Points[point].Kind != PointKind.Dimension),
            point => Assert.Equal(map.Points[person].Index % 2, map.Points[point].Index % 2)));
        Assert.Single(people.Where(person => map.Points[person].Index % 2 == 0).Select(person => map.Groups[person]).Distinct());
    }

    [Fact]
    public void Make_AnItemWithoutText_IsCountedAndLeftOut()
    {
        var map = Make(new MapOptions { Method = MapMethod.Pca, Show = MapContent.Items });

        Assert.Equal(1, map.Omitted);
        Assert.Equal(SmallMapSource.Items, map.Points.Count(point => point.Kind == PointKind.Item));
        Assert.DoesNotContain(map.Points, point => point.Kind == PointKind.User);
    }

    [Fact]
    public void Make_TwoGroups_AreNamedByTheirDimensionsAndWords()
    {
        var names = Make(new MapOptions { Method = MapMethod.Pca, Show = MapContent.Items, Clusters = 2 }).GroupNames;

        Assert.Equal(2, names.Count);
        Assert.Contains(
            names, name => name.Contains("Sensory pleasure", StringComparison.Ordinal) && name.Contains("fragrance", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("Quality", StringComparison.Ordinal) && name.Contains("durable", StringComparison.Ordinal));
    }

    [Fact]
    public void Make_OptionOutOfRange_SaysWhich() =>
        Assert.Contains(
            "Neighbours", Assert.Throws<ValidationException>(() => Make(new MapOptions { Neighbours = 1 })).Message, StringComparison.Ordinal);

    [Fact]
    public void Key_OfPca_IgnoresOptionsOfUmap() =>
        Assert.Equal(new MapOptions { Method = MapMethod.Pca }.Key, new MapOptions { Method = MapMethod.Pca, Neighbours = 30 }.Key);

    [Fact]
    public void File_WriteAndRead_SameMap()
    {
        var map = Make(new MapOptions { Method = MapMethod.Pca });

        var read = TraitMapFile.Read(TraitMapFile.Write(map));

        Assert.Equal(map.Points, read.Points);
        Assert.Equal(map.Places, read.Places);
        Assert.Equal(map.Groups, read.Groups);
        Assert.Equal(map.GroupNames, read.GroupNames);
        Assert.Equal((map.Quality, map.Omitted), (read.Quality, read.Omitted));
        Assert.Throws<InvalidDataException>(() => TraitMapFile.Read(TraitMapFile.Write(map)[..^5]));
    }

    [Theory]
    [InlineData(MapMethod.Umap)]
    [InlineData(MapMethod.Pca)]
    public void Trail_OfAPerson_EndsWhereThePersonLies(MapMethod method)
    {
        var options = new MapOptions { Method = method };
        var map = Make(options);
        var before = map.Places.ToArray();

        var trail = MapTrail.Of(map, options, SmallMapSource.Source, user: 4, Token);

        Assert.Equal([1, 2, 3, 4, 5, 6], trail.Select(step => step.Choices));
        Assert.Equal(before, map.Places);
        var own = Array.IndexOf(map.Points, new MapPoint(PointKind.User, 4));
        var size = map.Places.Max() - map.Places.Min();
        Assert.InRange(Math.Abs(trail[^1].X - map.Places[2 * own]), 0, method == MapMethod.Pca ? 1e-4 : 0.15 * size);
    }

    [Fact]
    public void Neighbours_OfASoap_AreSoapsByFallingSimilarity()
    {
        var options = new MapOptions { Method = MapMethod.Pca, Show = MapContent.Items };
        var map = Make(options);

        var near = MapNeighbours.Of(map, options, SmallMapSource.Source, point: 2, most: 6, Token);

        Assert.Equal(6, near.Count);
        Assert.DoesNotContain(near, other => other.Point == 2);
        Each.Holds(near, other => Assert.Equal(0, map.Points[other.Point].Index % 2));
        Assert.Equal(near.OrderByDescending(other => other.Similarity).Select(other => other.Similarity), near.Select(other => other.Similarity));
    }

    private static TraitMap Make(MapOptions options) => TraitMap.Make(SmallMapSource.Source, options, _ => { }, Token);
}
