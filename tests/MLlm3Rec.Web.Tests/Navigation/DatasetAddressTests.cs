namespace MLlm3Rec.Web.Navigation;

public sealed class DatasetAddressTests
{
    [Theory]
    [InlineData("http://h/profiles?dataset=my%20shop&q=x", "my shop")]
    [InlineData("http://h/datasets/my%20shop", "my shop")]
    [InlineData("http://h/runs", null)]
    public void DatasetOf_Address_IsWhatItNames(string address, string? expected) => Assert.Equal(expected, DatasetAddress.DatasetOf(address));

    [Theory]
    [InlineData("http://h/ranking?dataset=a&user=7&open=i&top=5", "/ranking?dataset=b&top=5")]
    [InlineData("http://h/traits?dataset=a&q=tea&trait=value&page=3", "/traits?dataset=b&q=tea")]
    [InlineData("http://h/datasets/a", "/datasets/b")]
    [InlineData("http://h/", "/?dataset=b")]
    [InlineData("http://h/compare/5?view=person&user=7", "/compare?dataset=b")]
    [InlineData("http://h/compare/weights?dataset=a", "/compare/weights?dataset=b")]
    [InlineData("http://h/runs/5", "/runs?dataset=b")]
    public void WithDataset_Address_KeepsThePageAndDropsThePerson(string address, string expected) =>
        Assert.Equal(expected, DatasetAddress.WithDataset(address, "b"));
}
