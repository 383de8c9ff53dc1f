using System.Text.Json;
using MLlm3Rec.Connections;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Storage.Connections;

/// <summary>The connections that people have set up. Keys go in and are used; they never come out to be shown.</summary>
public sealed class ConnectionStore(Database database, KeyVault vault, SettingsStore settings, TimeProvider clock)
{
    /// <summary>By name.</summary>
    public Task<IReadOnlyList<Connection>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Connection>>(
            context => context.Rows("SELECT Document FROM Connections ORDER BY Name", row => Parse(row.GetString(0))),
            cancellationToken);

    public Task<Connection?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Stored(context, name)?.Connection, cancellationToken);

    /// <summary>Adds a connection, or changes the one of that name.</summary>
    /// <param name="connection">All of it.</param>
    /// <param name="key">A new key, or null to leave the stored one as it is. Ignored unless the key is to be stored.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    /// <exception cref="FaultyConnectionException">It makes no sense; nothing was changed.</exception>
    public Task SaveAsync(Connection connection, ApiKey? key, CancellationToken cancellationToken)
    {
        ConnectionRules.Checked(connection);
        return database.WriteAsync(
            context =>
            {
                var former = Stored(context, connection.Name);
                var secret = connection.Key.Kind != KeyKind.Stored ? null : key is null ? Kept(connection, former) : vault.Lock(key);
                context.Execute(
                    "INSERT INTO Connections (Name, Document, Secret, ChangedAt) VALUES (@0, @1, @2, @3) "
                    + "ON CONFLICT (Name) DO UPDATE SET Name = @0, Document = @1, Secret = @2, ChangedAt = @3",
                    connection.Name,
                    JsonSerializer.Serialize(connection, StoredJson.Default.Connection),
                    secret,
                    clock.GetUtcNow().ToUnixTimeMilliseconds());
            },
            cancellationToken);
    }

    /// <returns>False if there was none of that name.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        database.WriteAsync(context => context.Execute("DELETE FROM Connections WHERE Name = @0", name) == 1, cancellationToken);

    /// <summary>A connection with its key, to be used now.</summary>
    /// <exception cref="UnknownConnectionException">There is none of that name.</exception>
    /// <exception cref="KeyMissingException">Its key cannot be had.</exception>
    /// <exception cref="OfflineException">The workbench is set to ask nobody, and this connection needs a network.</exception>
    public async Task<OpenedConnection> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(context => Stored(context, name), cancellationToken)
            ?? throw new UnknownConnectionException(name, [.. (await ListAsync(cancellationToken)).Select(connection => connection.Name)]);
        if (stored.Connection.Kind != ServerKind.OnnxFolder && (await settings.GetAsync(cancellationToken)).Offline)
        {
            throw new OfflineException();
        }

        return new OpenedConnection(stored.Connection, KeyOf(stored));
    }

    private ApiKey? KeyOf(StoredConnection stored) => stored.Connection.Key switch
    {
        { Kind: KeyKind.Stored } => vault.Unlock(
            stored.Connection.Name,
            stored.Secret ?? throw new KeyMissingException($"\"{stored.Connection.Name}\" has no stored key. Enter one.")),
        { Kind: KeyKind.Environment, Variable: { } variable } => Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value)
            ? new ApiKey(value)
            : throw new KeyMissingException($"\"{stored.Connection.Name}\" takes its key from the environment variable {variable}, which is not set for this process."),
        _ => null,
    };

    /// <summary>A key was given for one server; it must not travel to another because somebody edited the address.</summary>
    private static byte[] Kept(Connection connection, StoredConnection? former)
    {
        if (former?.Secret is null)
        {
            throw Fault("Enter the key, name an environment variable that holds it, or say that the server asks for none.");
        }

        return former.Connection.BaseAddress?.Authority == connection.BaseAddress?.Authority && former.Connection.BaseAddress?.Scheme == connection.BaseAddress?.Scheme
            ? former.Secret
            : throw Fault("The address now points to another server: enter the key for it again.");
    }

    private static FaultyConnectionException Fault(string words) => new([new ConnectionFault(nameof(Connection.Key), words)]);

    private static StoredConnection? Stored(StorageContext context, string name) => context
        .Rows(
            "SELECT Document, Secret FROM Connections WHERE Name = @0",
            row => new StoredConnection(Parse(row.GetString(0)), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)),
            name)
        .FirstOrDefault();

    private static Connection Parse(string document) =>
        JsonSerializer.Deserialize(document, StoredJson.Default.Connection) ?? throw new InvalidDataException("A stored connection is empty.");

    private sealed record StoredConnection(Connection Connection, byte[]? Secret);
}

/// <summary>The workbench is set to ask nobody.</summary>
public sealed class OfflineException() : RefusalException("The workbench is set to work offline: no model is asked. Switch that off in Settings.");
