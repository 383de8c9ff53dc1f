using Microsoft.Data.Sqlite;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>A server of its own without the sample, for tests that write. They share it one after the other.</summary>
public sealed class EmptyAppFixture : IAsyncLifetime
{
    public const string Name = "Empty workbench";

    private WebProcess? host;

    public WebProcess Host => host ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync() => host = await WebProcess.StartAsync("--Sample:Bring=false");

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Does to the database what another process would.</summary>
    public long Execute(string sql) => Answer(sql) is long number ? number : 0;

    /// <summary>The text that a question has for an answer, or null.</summary>
    public string? Text(string sql) => Answer(sql) as string;

    private object? Answer(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Host.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 20000";
        command.ExecuteNonQuery();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

[CollectionDefinition(EmptyAppFixture.Name)]
public sealed class EmptyAppGroup : ICollectionFixture<EmptyAppFixture>;
