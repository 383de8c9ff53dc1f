using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Web.Navigation;

public sealed class ReadingViewTests
{
    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void Read_AnswersOfNoUseKept_UnlessTheyAreWanted(bool keep, bool failedOnly, bool kept)
    {
        var view = new ReadingView { Dataset = "shop", Engine = "box", KeepRejected = keep, FailedOnly = failedOnly };

        Assert.Equal(kept, view.Read(new AppSettings()).Use?.KeepRejected);
        Assert.Equal(keep, Urls.Read(view).Contains("rejected=keep", StringComparison.Ordinal));
    }
}
