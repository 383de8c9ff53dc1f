using MLlm3Rec.Baselines.Factorization;

namespace MLlm3Rec.Experiments;

public sealed class MethodSettingsTests
{
    [Fact]
    public void Apply_NumbersAndNames_ChangesThoseAlone()
    {
        var options =
            (BprOptions)MethodSettings.Apply("bpr", new BprOptions(), seed: 7, MethodSettings.Parse(["embedding-size=32", "sampler=uniform"]));

        Assert.Equal(new BprOptions { EmbeddingSize = 32, Sampler = BprSampler.Uniform, Seed = 7 }, options);
    }

    [Theory]
    [InlineData("width=3", "no setting \"width\"")]
    [InlineData("embedding-size=0", "between 1 and 4096")]
    [InlineData("embedding-size=many", "embedding-size")]
    [InlineData("sampler=fair", "sampler")]
    public void Apply_WrongSetting_SaysWhatIsWrong(string setting, string words)
    {
        var failure =
            Assert.Throws<MethodSettingException>(() => MethodSettings.Apply("bpr", new BprOptions(), seed: 1, MethodSettings.Parse([setting])));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grids_OfAllMethods_AreValidSettings() => Each.Holds(
        MethodCatalogue.Entries.Where(entry => !entry.NeedsEngine).SelectMany(entry => entry.Grid.Select(settings => (entry, settings))),
        pair => Assert.Equal(pair.entry.Name, pair.entry.Create(engine: null, seed: 1, pair.settings).Method));

    [Fact]
    public void Entries_WithoutEngine_MakeTheMethodOfTheirName() => Each.Holds(
        MethodCatalogue.Entries.Where(entry => !entry.NeedsEngine),
        entry => Assert.Equal(entry.Name, MethodCatalogue.Create(entry.Name, engine: null, seed: 1).Method));
}
