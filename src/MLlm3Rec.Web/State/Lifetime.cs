namespace MLlm3Rec.Web.State;

/// <summary>Cancels a component's work when the component goes. The token may be used after that: it is cancelled, not gone.</summary>
internal sealed class Lifetime : IDisposable
{
    private readonly CancellationTokenSource source = new();

    public Lifetime() => Token = source.Token;

    public CancellationToken Token { get; }

    public void Dispose()
    {
        if (!Token.IsCancellationRequested)
        {
            source.Cancel();
            source.Dispose();
        }
    }
}

/// <summary>Of several requests only the newest counts: whoever begins one cancels the one before.</summary>
internal sealed class NewestRequest : IDisposable
{
    private Lifetime current = new();

    /// <summary>Of the request begun last.</summary>
    public CancellationToken Token => current.Token;

    public CancellationToken Begin()
    {
        current.Dispose();
        current = new Lifetime();
        return current.Token;
    }

    public void Cancel() => current.Dispose();

    public void Dispose() => current.Dispose();
}
