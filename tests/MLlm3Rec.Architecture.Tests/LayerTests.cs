namespace MLlm3Rec.Architecture;

public sealed class LayerTests
{
    [Fact]
    public void Core_References_NoOtherProjectOfOurs() =>
        Assert.DoesNotContain(typeof(Datasets.Dataset).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("MLlm3Rec", StringComparison.Ordinal));
}
