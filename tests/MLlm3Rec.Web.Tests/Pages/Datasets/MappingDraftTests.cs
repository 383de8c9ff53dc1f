using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

public sealed class MappingDraftTests
{
    private static readonly ColumnRole User = Role("user");
    private static readonly ColumnRole Item = Role("item");

    [Fact]
    public void Problems_RequiredRoleWithoutColumn_IsNamed() =>
        Assert.Equal(["Item has no column: choose the one that says what was chosen."], Guessed(("user", "who")).Problems);

    [Fact]
    public void Problems_OptionalRolesWithoutColumn_AreFine() =>
        Assert.Empty(Guessed(("user", "who"), ("item", "what")).Problems);

    [Fact]
    public void Problems_TableThatOnlyDescribesItems_NeedsNoUser()
    {
        var preview = Previews.Table(["id", "title"], ("item", "id"), ("title", "title")) with { Missing = [] };

        Assert.Empty(MappingDraft.From(preview).Problems);
    }

    [Fact]
    public void Problems_OneColumnForTwoRoles_NamesBoth() =>
        Assert.Equal(["Column “who” is chosen twice: User and Item."], Guessed(("user", "who"), ("item", "who")).Problems);

    [Fact]
    public void From_GuessNamesAColumnTheFileLacks_IsDropped() =>
        Assert.Null(Guessed(("user", "reviewerID"))[User]);

    [Fact]
    public void With_AnotherColumn_LeavesTheOriginalAlone()
    {
        var before = Guessed(("user", "who"));

        var after = before.With(Item, "what");

        Assert.Null(before[Item]);
        Assert.Equal("what", after[Item]);
        Assert.Equal(Item, after.RoleOf("what"));
    }

    [Fact]
    public void ToRequest_NothingChanged_IsNull() =>
        Assert.Null(Guessed(("user", "who"), ("item", "what")).ToRequest());

    [Fact]
    public void ToRequest_Changes_HoldsOnlyThese()
    {
        var mapping = Guessed(("user", "who"), ("item", "what"), ("time", "when")).With(Item, "when").With(Role("time"), "");

        Assert.Equal(new Dictionary<string, string> { ["item"] = "when", ["time"] = "" }, mapping.ToRequest());
    }

    [Fact]
    public void With_WhatWasAskedBefore_IsFilledInAgain()
    {
        var asked = Guessed(("user", "who"), ("item", "what"), ("time", "when")).With(Item, "when").With(Role("time"), "").ToRequest();

        var again = Guessed(("user", "who"), ("item", "what"), ("time", "when")).With(asked);

        Assert.Equal("when", again[Item]);
        Assert.Null(again[Role("time")]);
    }

    private static MappingDraft Guessed(params (string Role, string Column)[] guess) =>
        MappingDraft.From(Previews.Table(["who", "what", "when"], guess));

    private static ColumnRole Role(string key) => ColumnRole.All.Single(role => role.Key == key);
}
