namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class ColumnMappingTests
{
    private static readonly ColumnRole User = ColumnRole.All.Single(role => role.Key == "user");
    private static readonly ColumnRole Item = ColumnRole.All.Single(role => role.Key == "item");
    private static readonly string[] Columns = ["who", "what", "when"];

    [Fact]
    public void DS2_Problems_RequiredRoleWithoutColumn_IsNamed()
    {
        var mapping = ColumnMapping.From(Columns, Guess(("user", "who")));

        Assert.Equal(["Item has no column: choose the one that says what was chosen."], mapping.Problems);
    }

    [Fact]
    public void DS2_Problems_OptionalRolesWithoutColumn_AreFine() =>
        Assert.Empty(ColumnMapping.From(Columns, Guess(("user", "who"), ("item", "what"))).Problems);

    [Fact]
    public void Problems_OneColumnForTwoRoles_NamesBoth()
    {
        var mapping = ColumnMapping.From(Columns, Guess(("user", "who"), ("item", "who")));

        Assert.Equal(["Column “who” is chosen twice: User and Item."], mapping.Problems);
    }

    [Fact]
    public void From_GuessNamesAColumnTheFileLacks_IsDropped() =>
        Assert.Null(ColumnMapping.From(Columns, Guess(("user", "reviewerID")))[User]);

    [Fact]
    public void With_AnotherColumn_LeavesTheOriginalAlone()
    {
        var before = ColumnMapping.From(Columns, Guess(("user", "who")));

        var after = before.With(Item, "what");

        Assert.Null(before[Item]);
        Assert.Equal("what", after[Item]);
        Assert.Equal(Item, after.RoleOf("what"));
    }

    [Fact]
    public void With_Nothing_TakesTheRoleAway()
    {
        var mapping = ColumnMapping.From(Columns, Guess(("user", "who"))).With(User, "");

        Assert.DoesNotContain("user", mapping.ToRequest().Keys);
    }

    private static Dictionary<string, string> Guess(params (string Role, string Column)[] pairs) => pairs.ToDictionary(pair => pair.Role, pair => pair.Column);
}
