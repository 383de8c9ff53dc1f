namespace MLlm3Rec.Storage.Profiles;

internal static class ProfileSummaries
{
    public static ProfileSummary Of(ProfileColumns columns) => new(
        columns.Count,
        columns.Count == 0 ? 0 : columns.Confidences.Average(),
        [.. columns.Dimensions.Select((key, dimension) => OfDimension(columns, key, dimension))]);

    private static DimensionSummary OfDimension(ProfileColumns columns, string key, int dimension)
    {
        var (users, sum) = (0, 0.0);
        for (var row = 0; row < columns.Count; row++)
        {
            var strength = columns.Strength(row, dimension);
            users += strength > 0 ? 1 : 0;
            sum += strength;
        }

        return new DimensionSummary(key, users, users == 0 ? 0 : sum / users);
    }
}
