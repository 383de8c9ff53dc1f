namespace MLlm3Rec.Testing;

/// <summary>Waits for things that another thread or process does, never for time: the one place where tests look again.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks until it holds; the caller's token bounds the patience.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        while (!await condition())
        {
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
