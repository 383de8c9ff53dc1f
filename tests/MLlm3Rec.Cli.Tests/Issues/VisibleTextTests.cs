using MLlm3Rec.Cli.Output;

namespace MLlm3Rec.Cli.Issues;

/// <summary>Escape sequences in ids were printed raw: a dataset could rename the window, or clear the screen.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("\u001b[2J\u001b]0;mine\u0007", "␛[2J␛]0;mine␇")]
    [InlineData("\u009b31mred", "<U+009B>31mred")]
    [InlineData("a\u007f\u0008b", "a␡␈b")]
    [InlineData("u\u202Etxt.exe", "u<U+202E>txt.exe")]
    [InlineData("two\nlines\tand 日本語, naïve, 👩‍🔬", "two\nlines\tand 日本語, naïve, 👩‍🔬")]
    public void Of_WhatATerminalObeys_IsShown(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Over_AnyWayOfWriting_ShowsTheSame()
    {
        using var terminal = new StringWriter();
        using var writer = VisibleText.Over(terminal);

        writer.Write('\u001b');
        writer.Write("\u001b");
        writer.WriteLine("\u001b".AsSpan());
        writer.Write("\u001b".ToCharArray());

        Assert.Equal($"␛␛␛{Environment.NewLine}␛", terminal.ToString().Replace("\r\n", Environment.NewLine, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verbs_IdsWithEscapes_PrintNone()
    {
        using var cli = new CliFolder();
        var file = cli.FileOf("hostile.csv");
        await File.WriteAllTextAsync(
            file,
            "user,item,title,time\nu\u001b[31m,i\u001b]0;x\u0007,T\u001b[2J\u202E,1\nu\u001b[31m,i2,Two,2\n",
            TestContext.Current.CancellationToken);

        var import = await cli.RunAsync("import", file, "--name", "hostile");
        var unknown = await cli.RunAsync("profile", "--dataset", "no\u001b[31m", "--user", "u");
        var runs = await cli.RunAsync("runs", "--dataset", "hostile");

        Assert.NotEmpty(import.Output + import.Error);
        Assert.Equal(1, unknown.Exit);
        Each.Holds(
            [import, unknown, runs],
            outcome => Assert.DoesNotContain(outcome.Output + outcome.Error, letter => letter is '\u001b' or '\u202E' or '\u0007'));
    }
}
