namespace MLlm3Rec.Storage.Schema;

public sealed class DataDirectoryTests
{
    [Fact]
    public void Sample_BesideEveryProgram_IsTheOneOfTheClone()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "sample");
        var clone = DataDirectory.FindSample()!;

        Assert.NotEqual(beside, clone);
        foreach (var name in (string[])["interactions.tsv", "items.jsonl", "truth.jsonl"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(clone, name)), File.ReadAllBytes(Path.Combine(beside, name)));
        }
    }
}
