using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Charts;

public sealed class ChartFrameTests : BunitContext
{
    private readonly ThemeState theme = new();
    private readonly List<ChartLook> looks = [];

    public ChartFrameTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(theme);
    }

    [Fact]
    public async Task ThemeSwitched_IsDrawnAnewInItsColours()
    {
        RenderFrame(Draw);

        await theme.SetAsync(ThemeChoice.Dark, isDark: true);

        Assert.Equal([false, true], looks.Select(look => look.IsDark));
    }

    [Fact]
    public async Task LessRoom_IsDrawnForIt()
    {
        var frame = RenderFrame(Draw);

        await frame.InvokeAsync(() => frame.Instance.Placed(new ChartPlace(Narrow: true, Touched: true)));

        Assert.Equal(new ChartLook(IsDark: false, IsNarrow: true, IsTouched: true), looks[^1]);
    }

    [Fact]
    public void SameDrawing_RenderedAgain_IsNotMadeAgain()
    {
        Func<ChartLook, ChartDrawing> draw = Draw;
        var frame = RenderFrame(draw);

        frame.Render(parameters => parameters.Add(one => one.Title, "Another name").Add(one => one.Draw, draw));

        Assert.Single(looks);
        Assert.Equal("Another name", frame.Find("figure").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Click_TellsTheKeyOfThePoint()
    {
        string? told = null;
        var frame = Render<ChartFrame>(parameters =>
            parameters.Add(one => one.Title, "Name").Add(one => one.Draw, Draw).Add(one => one.OnPoint, key => told = key));

        await frame.InvokeAsync(() => frame.Instance.Clicked("quality"));

        Assert.Equal("quality", told);
    }

    private IRenderedComponent<ChartFrame> RenderFrame(Func<ChartLook, ChartDrawing> draw) =>
        Render<ChartFrame>(parameters => parameters.Add(one => one.Title, "Name").Add(one => one.Draw, draw));

    private ChartDrawing Draw(ChartLook look)
    {
        looks.Add(look);
        return new ChartDrawing([], ChartLayout.Of(look, ChartLayout.Across(look, "x"), ChartLayout.Upwards(look, "y")));
    }
}
