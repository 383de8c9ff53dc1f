using MLlm3Rec.Experiments;

namespace MLlm3Rec.Web.Navigation;

public sealed class RankingViewTests
{
    private static readonly RankingView Plain = RankingView.Parse("shop", "u1", null, null, null, null);

    [Fact]
    public void Parse_OnlyAPerson_TakesTheDefaults()
    {
        Assert.Equal(HistoryView.HeldOut, Plain.Question);
        Assert.Equal(["popularity", "item-knn"], Plain.Against);
        Assert.Equal(10, Plain.Top);
    }

    [Fact]
    public void Parse_EverySetting_IsRead()
    {
        var view = RankingView.Parse("shop", "u1", "random, popularity", "next", 20, "i9");

        Assert.Equal(["random", "popularity"], view.Against);
        Assert.Equal(HistoryView.Next, view.Question);
        Assert.Equal("next", view.QuestionKey);
        Assert.Equal(20, view.Top);
        Assert.Equal("i9", view.Open);
    }

    [Theory]
    [InlineData(null, "learned", "/ranking?dataset=shop&user=u1")]
    [InlineData("heavy", "learned", "/ranking?dataset=shop&user=u1")]
    [InlineData("2", "2", "/ranking?dataset=shop&user=u1&weigh=2")]
    [InlineData("only", "only", "/ranking?dataset=shop&user=u1&weigh=only")]
    public void Parse_WeightOfMotives_IsInTheAddress(string? weigh, string step, string address)
    {
        var view = RankingView.Parse("shop", "u1", null, null, null, null, weigh: weigh);

        Assert.Equal(step, view.Weight.Key);
        Assert.Equal(address, Urls.Ranking(view));
        Assert.Equal(step == "learned", view == Plain);
    }

    [Theory]
    [InlineData("mar", 0, 1)]
    [InlineData("", 5000, 50)]
    [InlineData(",,tarot", -3, 1)]
    public void Parse_Nonsense_StaysInRange(string against, int top, int expectedTop)
    {
        var view = RankingView.Parse("shop", "u1", against, "maybe", top, "");

        Assert.Equal(RankingView.DefaultBaselines, view.Against);
        Assert.Equal(expectedTop, view.Top);
        Assert.Equal(HistoryView.HeldOut, view.Question);
        Assert.Null(view.Open);
    }

    [Fact]
    public void Replace_MethodOfTheOtherColumn_SwapsTheTwo()
    {
        Assert.Equal(["item-knn", "popularity"], Plain.Replace(0, "item-knn").Against);
        Assert.Equal(["random", "item-knn"], Plain.Replace(0, "random").Against);
        Assert.Equal(["popularity", "item-knn"], Plain.Replace(0, "popularity").Against);
    }

    [Fact]
    public void Toggle_OpenRow_FoldsItAgain()
    {
        var open = Plain.Toggle("i1");

        Assert.Equal("i1", open.Open);
        Assert.Equal("i2", open.Toggle("i2").Open);
        Assert.Equal(Plain, open.Toggle("i1"));
    }
}
