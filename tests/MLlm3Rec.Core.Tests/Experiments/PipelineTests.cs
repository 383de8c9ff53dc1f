namespace MLlm3Rec.Experiments;

public sealed class PipelineTests
{
    [Theory]
    [InlineData("Traits", "encode extract train")]
    [InlineData("Motives", "extract")]
    [InlineData("Ranking", "train")]
    [InlineData("Motives Ranking", "extract train")]
    [InlineData("", "")]
    public void Steps_OpenStages_AreMadeInOrder(string open, string expected) => Assert.Equal(
        expected,
        string.Join(
            ' ', Pipeline.Steps("shop", stage => open.Contains(stage.ToString(), StringComparison.Ordinal)).Select(step => step.Kind.Word())));

    [Fact]
    public void Needs_EveryStage_ComesAfterWhatItNeeds() =>
        Each.Holds(
            Pipeline.Stages.SelectMany(stage => Pipeline.Needs(stage).Select(needed => (needed, stage))),
            pair => Assert.True(pair.needed < pair.stage));

    [Fact]
    public void Needs_Run_AreTheStagesThatItReads()
    {
        Assert.Empty(Pipeline.Needs(new EvaluateRequest { Dataset = "shop", Methods = ["popularity", "ease"] }));
        Assert.Equal([PipelineStage.Traits], Pipeline.Needs(new EvaluateRequest { Dataset = "shop", Methods = ["popularity", "mar-from:other"] }));
        Assert.Equal([PipelineStage.Traits, PipelineStage.Ranking], Pipeline.Needs(new RankRequest { Dataset = "shop" }));
        Assert.Empty(Pipeline.Needs(new EncodeRequest { Dataset = "shop" }));
        Assert.Equal([PipelineStage.Traits], Pipeline.Needs(new EncodeRequest { Dataset = "shop", Engine = new ModelUse { Connection = "box" } }));
    }
}
