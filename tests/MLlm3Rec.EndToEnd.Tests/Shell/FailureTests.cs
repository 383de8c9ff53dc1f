using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>The server is a copy: part of its database is taken away.</summary>
public sealed partial class FailureTests(AppFixture workbench) : BrowserTest(workbench)
{
    [Fact]
    public async Task OnePanelFails_ShowsItsCodeAndTheRestWorks()
    {
        await using var server = await WebProcess.CopyAsync(AppFixture.Host);
        Run(server, "ALTER TABLE RunLines RENAME TO Elsewhere");
        var page = await OpenAsync("/runs/1", server: server);

        var failed = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Something failed" });
        await Expect(failed).ToHaveCountAsync(1);
        await Expect(failed.GetByRole(AriaRole.Button, new() { Name = "Copy details" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        Assert.Contains(Code().Match(await failed.TextContentAsync() ?? "").Value, server.Log, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What it came to" })).ToBeVisibleAsync();

        Run(server, "ALTER TABLE Elsewhere RENAME TO RunLines");
        await failed.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();
        await Expect(failed).ToHaveCountAsync(0);
    }

    private static void Run(WebProcess server, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={server.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 20000; {sql}";
        command.ExecuteNonQuery();
    }

    [GeneratedRegex("(?<=Code ?)[A-Z0-9]{6}")]
    private static partial Regex Code();
}
