using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Connections;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Storage.Connections;

internal sealed class ConnectionRow
{
    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Holds no key.</summary>
    public required Connection Document { get; init; }

    /// <summary>The key as <see cref="KeyVault"/> encrypted it, or null where none is stored.</summary>
    public byte[]? Secret { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<ConnectionRow>
{
    public void Configure(EntityTypeBuilder<ConnectionRow> builder)
    {
        builder.ToTable("Connections");
        builder.Property(row => row.Name).IgnoresCase();
        builder.Property(row => row.Document).AsJson(StoredJson.Default.Connection);
        builder.HasIndex(row => row.Name).IsUnique();
    }
}

/// <summary>The connections that people have set up. Keys go in and are used; they never come out to be shown.</summary>
public sealed class ConnectionStore(
    Database database, KeyVault vault, SettingsStore settings, AccessPolicy access, AuditStore audit, TimeProvider clock)
{
    /// <summary>By name.</summary>
    public Task<IReadOnlyList<Connection>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Connection>>(
            context => context.Set<ConnectionRow>().OrderBy(row => row.Name).Select(row => row.Document).ToList(),
            cancellationToken);

    public Task<Connection?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Stored(context, name)?.Document, cancellationToken);

    /// <summary>Adds a connection, or changes the one of that name.</summary>
    /// <param name="connection">All of it.</param>
    /// <param name="key">A new key, or null to leave the stored one as it is. Ignored unless the key is to be stored.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    /// <exception cref="FaultyConnectionException">It makes no sense; nothing was changed.</exception>
    public Task SaveAsync(Connection connection, ApiKey? key, CancellationToken cancellationToken)
    {
        ConnectionRules.Checked(connection);
        if (access.FaultsOf(connection).ToList() is { Count: > 0 } faults)
        {
            throw new FaultyConnectionException(faults);
        }

        return database.WriteAsync(
            context =>
            {
                var former = Stored(context, connection.Name);
                connection = connection with { Dialect = former?.Document.AsksTheSameAs(connection) == true ? former.Document.Dialect : null };
                var secret = connection.Key.Kind != KeyKind.Stored ? null : key is null ? Kept(connection, former) : vault.Lock(key);
                var now = clock.GetUtcNow();
                audit.Add(context, AuditKind.Connection, $"{connection.Name} {(former is null ? "added" : "changed")}: {WordsOf(connection)}");
                if (former is null)
                {
                    context.Insert(new ConnectionRow { Name = connection.Name, Document = connection, Secret = secret, ChangedAt = now });
                    return;
                }

                context.Set<ConnectionRow>().Where(row => row.Id == former.Id).ExecuteUpdate(change => change
                    .SetProperty(row => row.Name, connection.Name)
                    .SetProperty(row => row.Document, connection)
                    .SetProperty(row => row.Secret, secret)
                    .SetProperty(row => row.ChangedAt, now));
            },
            cancellationToken);
    }

    /// <summary>Keeps what a server was found to understand, unless the connection leads elsewhere by now. No person's change: the record does not
    /// name it.</summary>
    /// <param name="connection">As it was used.</param>
    /// <param name="dialect">All that is known.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public Task LearnAsync(Connection connection, ServerDialect dialect, CancellationToken cancellationToken) =>
        database.NoteAsync(
            context => Stored(context, connection.Name) is { } stored && stored.Document.AsksTheSameAs(connection)
                ? context.Set<ConnectionRow>().Where(row => row.Id == stored.Id)
                    .ExecuteUpdate(change => change.SetProperty(row => row.Document, stored.Document with { Dialect = dialect }))
                : 0,
            cancellationToken);

    /// <returns>False if there was none of that name.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                var removed = context.Set<ConnectionRow>().Where(row => row.Name == name).ExecuteDelete() == 1;
                if (removed)
                {
                    audit.Add(context, AuditKind.Connection, $"{name} removed");
                }

                return removed;
            },
            cancellationToken);

    /// <summary>A connection with its key, to be used now.</summary>
    /// <exception cref="UnknownConnectionException">There is none of that name.</exception>
    /// <exception cref="KeyMissingException">Its key cannot be had.</exception>
    /// <exception cref="ConnectionFailedException">It wants a variable or an address that is closed here.</exception>
    /// <exception cref="OfflineException">The workbench is set to ask nobody, and this connection needs a network.</exception>
    public async Task<OpenedConnection> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(context => Stored(context, name), cancellationToken)
            ?? throw new UnknownConnectionException(name, [.. (await ListAsync(cancellationToken)).Select(connection => connection.Name)]);
        if (stored.Document.Kind != ServerKind.OnnxFolder && (await settings.GetAsync(cancellationToken)).Offline)
        {
            throw new OfflineException();
        }

        // Also what was stored before there were rules, or under others.
        if (access.FaultsOf(stored.Document).FirstOrDefault() is { } fault)
        {
            throw new ConnectionFailedException(stored.Document.Name, fault.Words);
        }

        return new OpenedConnection(stored.Document, KeyOf(stored));
    }

    private ApiKey? KeyOf(ConnectionRow stored) => stored.Document.Key switch
    {
        { Kind: KeyKind.Stored } => vault.Unlock(
            stored.Document.Name,
            stored.Secret ?? throw new KeyMissingException($"\"{stored.Document.Name}\" has no stored key. Enter one.")),
        { Kind: KeyKind.Environment, Variable: { } variable } =>
            Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value)
            ? new ApiKey(value)
            : throw new KeyMissingException(
                $"\"{stored.Document.Name}\" takes its key from the environment variable {variable}, which is not set for this process."),
        _ => null,
    };

    /// <summary>Where it leads and where its key comes from. Never the key.</summary>
    private static string WordsOf(Connection connection) =>
        $"{connection.BaseAddress?.GetLeftPart(UriPartial.Path) ?? connection.Folder}, key {connection.Key.Kind.ToString().ToLowerInvariant()}"
            + (connection.Key.Variable is { } variable ? $" {variable}" : "");

    /// <summary>A key was given for one server; it must not travel to another because somebody edited the address.</summary>
    private static byte[] Kept(Connection connection, ConnectionRow? former)
    {
        if (former?.Secret is null)
        {
            throw Fault("Enter the key, name an environment variable that holds it, or say that the server asks for none.");
        }

        return former.Document.BaseAddress?.Authority == connection.BaseAddress?.Authority
            && former.Document.BaseAddress?.Scheme == connection.BaseAddress?.Scheme
            ? former.Secret
            : throw Fault("The address now points to another server: enter the key for it again.");
    }

    private static FaultyConnectionException Fault(string words) => new([new ConnectionFault(nameof(Connection.Key), words)]);

    private static ConnectionRow? Stored(StorageContext context, string name) => context.Set<ConnectionRow>().FirstOrDefault(row => row.Name == name);
}

/// <summary>The workbench is set to ask nobody.</summary>
public sealed class OfflineException() : RefusalException("The workbench is set to work offline: no model is asked. Switch that off in Settings.");
