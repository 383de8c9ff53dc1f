using System.Collections.Concurrent;
using System.Security.Cryptography;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Exports;

/// <summary>
/// Lets a page offer a table for download without an endpoint per table: the page leaves the question here, the browser
/// fetches the answer once over plain HTTP. A ticket is a secret of 128 bits and dies unused after two minutes.
/// </summary>
public sealed class ExportTickets(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);

    /// <param name="table">Asked when the browser comes, outside any circuit: it may use stores and captured records, not components.</param>
    /// <returns>The ticket for <see cref="Urls.Export"/>.</returns>
    public string Leave(Func<CancellationToken, ExportTable> table)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, ticket) in tickets)
        {
            if (ticket.Until < now)
            {
                tickets.TryRemove(old, out _);
            }
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        tickets[id] = new Ticket(table, now + Life);
        return id;
    }

    public Func<CancellationToken, ExportTable>? Take(string id) =>
        tickets.TryRemove(id, out var ticket) && ticket.Until >= clock.GetUtcNow() ? ticket.Table : null;

    private sealed record Ticket(Func<CancellationToken, ExportTable> Table, DateTimeOffset Until);
}
