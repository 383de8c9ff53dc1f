namespace MLlm3Rec.Datasets;

public sealed class DatasetNameTests
{
    private static readonly string[] Taken = ["ratings", "beauty"];

    [Theory]
    [InlineData("ml-1m")]
    [InlineData("My shop 2024.1")]
    [InlineData("Bücher")]
    public void Problem_PlainName_IsNull(string name) => Assert.Null(DatasetName.Problem(name, Taken));

    [Theory]
    [InlineData("  ", "Give the dataset a name.")]
    [InlineData("a/b", "A name is made of letters, digits, spaces, dots, hyphens and underscores.")]
    [InlineData("..", "A name begins with a letter or a digit.")]
    [InlineData("Beauty", "“Beauty” is taken: choose another name.")]
    public void Problem_UnusableName_SaysWhatToDo(string name, string problem) => Assert.Equal(problem, DatasetName.Problem(name, Taken));

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("../../x")]
    public void Checked_UnusableName_Throws(string name) => Assert.Throws<DatasetNameException>(() => DatasetName.Checked(name));

    [Fact]
    public void Checked_BlanksAround_AreGone() => Assert.Equal("my shop", DatasetName.Checked(" my shop "));

    [Fact]
    public void Problem_TooLong_SaysTheLimitAndTheLength() =>
        Assert.Equal("A name has at most 60 characters; this one has 61.", DatasetName.Problem(new string('a', 61), Taken));

    [Theory]
    [InlineData("u.data", "u")]
    [InlineData("ratings.csv.gz", "ratings-2")]
    [InlineData("Gift_Cards_5.json.gz", "gift_cards_5")]
    [InlineData("données été.csv", "données été")]
    [InlineData(".hidden", "dataset")]
    [InlineData("a(1).csv", "a-1")]
    public void Suggest_FileName_IsFreeAndValid(string file, string name)
    {
        var suggested = DatasetName.Suggest(file, Taken);

        Assert.Equal(name, suggested);
        Assert.Null(DatasetName.Problem(suggested, Taken));
    }
}
