using MLlm3Rec.Datasets.Sources;

namespace MLlm3Rec.Datasets;

public sealed class LanguageStatisticsTests
{
    [Theory]
    [InlineData("I have used this cream for a year and it is the best that I have ever had.", "English")]
    [InlineData("Set in Madrid, the film follows a singer who returns to the city of her youth.", "English")]
    [InlineData("Ich habe die Creme für meine Tochter gekauft und sie ist sehr zufrieden damit.", "German")]
    [InlineData("J'ai acheté ce parfum pour ma fille et elle est très contente, il ne tient pas longtemps.", "French")]
    [InlineData("Lo compré para mi hijo y es muy bueno, pero el color no es como en la foto.", "Spanish")]
    [InlineData("Il film è molto bello, ma non mi è piaciuto il finale della storia.", "Italian")]
    [InlineData("O produto é muito bom, mas não veio como na foto e o cheiro é forte.", "Portuguese")]
    [InlineData("Het boek is heel mooi en ik heb het met veel plezier gelezen, maar niet voor kinderen.", "Dutch")]
    [InlineData("Książka jest bardzo dobra i polecam ją dla każdego, ale nie na prezent.", "Polish")]
    [InlineData("Очень хороший крем, покупаю не в первый раз.", "a language in Cyrillic letters")]
    [InlineData("とても良い商品です。母への贈り物に買いました。", "Japanese")]
    [InlineData("这个产品非常好，送给妈妈的礼物。", "Chinese")]
    [InlineData("La La Land", null)]
    [InlineData("Lavendel Handcreme 50 ml, 3er-Pack", null)]
    [InlineData("", null)]
    public void Of_OneText_TellsItsLanguageOrNothing(string text, string? language) =>
        Assert.Equal(language, LanguageStatistics.Of([text]).Languages.SingleOrDefault()?.Language);

    [Theory]
    [InlineData(4, 0, false)] // Too few.
    [InlineData(5, 0, true)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, true)]
    public void IsMostlyForeign_GermanBesideEnglish_NeedsMoreThanHalf(int german, int english, bool isForeign)
    {
        var found = LanguageStatistics.Of(
        [
            .. Enumerable.Repeat("Das ist die beste Creme, die ich für mich gekauft habe.", german),
            .. Enumerable.Repeat("This is the best cream that I have bought for my skin.", english),
            "a title", "another",
        ]);

        Assert.Equal((german + english, isForeign), (found.Telling, found.IsMostlyForeign));
        Assert.Equal(isForeign, found.Remark is not null);
    }

    /// <summary>Names of bands: those in other letters were all that told anything.</summary>
    [Theory]
    [InlineData(15, false)]
    [InlineData(14, true)]
    public void IsMostlyForeign_FewAmongShortTitles_AreExceptions(int titles, bool isForeign) => Assert.Equal(
        isForeign,
        LanguageStatistics.Of([.. Enumerable.Repeat("Кино", 5), .. Enumerable.Repeat("Radiohead", titles)]).IsMostlyForeign);

    [Fact]
    public void Spread_Over1000_LooksAtTheEndToo()
    {
        var places = LanguageStatistics.Spread(1_000).ToArray();

        Assert.Equal(LanguageStatistics.Sampled, places.Distinct().Count());
        Assert.InRange(places[^1], 990, 999);
        Assert.Equal([0, 1, 2], LanguageStatistics.Spread(3));
        Assert.Empty(LanguageStatistics.Spread(0));
    }

    [Fact]
    public async Task Import_GermanReviews_AreRemarkedBesideTheFile()
    {
        using var folder = new SourceFolder().With(
            "shop.csv",
            "user,item,review\n" + string.Concat(Enumerable.Range(0, 6).Select(
                user => $"u{user},tea,Das ist der beste Tee und ich habe ihn für die Kollegen gekauft.\n")));

        var imported = await folder.ReadAsync();

        Assert.EndsWith(
            "6 of 6 texts that were looked at do not seem to be English; the largest part looks like German", Assert.Single(imported.Files).Note);
    }

    [Fact]
    public async Task Import_EnglishReviews_AreNotRemarked()
    {
        using var folder = new SourceFolder().With(
            "shop.csv",
            "user,item,review\n" + string.Concat(Enumerable.Range(0, 6).Select(
                user => $"u{user},tea,This is the best tea and I have bought it for my colleagues.\n")));

        Assert.DoesNotContain("English", Assert.Single((await folder.ReadAsync()).Files).Note ?? "");
    }
}
