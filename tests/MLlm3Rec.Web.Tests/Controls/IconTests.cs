using Bunit;

namespace MLlm3Rec.Web.Components.Controls;

public sealed class IconTests : BunitContext
{
    [Theory]
    [InlineData("<path d=\"M0 0h24v24H0V0z\" fill=\"none\"/><path d=\"M12 2z\"/>")]
    [InlineData("<rect fill=\"none\" height=\"24\" width=\"24\" x=\"0\"/><path d=\"M12 2z\"/>")]
    [InlineData("<path d=\"M12 2z\"/>")]
    public void Path_UnpaintedBackdrop_IsNotSent(string path)
    {
        var icon = Render<Icon>(parameters => parameters.Add(shown => shown.Path, path));

        icon.Find("svg").MarkupMatches("<svg class=\"inline-icon \" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 2z\"/></svg>");
    }
}
