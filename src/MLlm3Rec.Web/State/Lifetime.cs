namespace MLlm3Rec.Web.State;

/// <summary>Cancels a component's work when the component goes. The token may be used after that: it is cancelled, not gone.</summary>
internal sealed class Lifetime : IDisposable
{
    private readonly CancellationTokenSource source = new();

    public Lifetime() => Token = source.Token;

    public CancellationToken Token { get; }

    public void Dispose()
    {
        source.Cancel();
        source.Dispose();
    }
}
