namespace MLlm3Rec.Exchanges;

/// <summary>Keeps a run inside its limits, however many calls go on at once.</summary>
/// <remarks>
/// A call reserves what it may cost at most and settles with what it cost. A call that fits only if others turn out cheaper waits for them; one that
/// does not fit although nothing is under way ends the budget for good. So no limit is ever passed, and none is given up early.
/// </remarks>
public sealed class BudgetMeter(BudgetLimits limits)
{
    private readonly Lock gate = new();
    private TaskCompletionSource settled = NewSignal();
    private Spending spent;
    private Spending reserved;
    private string? ended;

    public BudgetLimits Limits => limits;

    /// <summary>Why no further call is made, in words, or null while there is room.</summary>
    public string? Ended
    {
        get
        {
            lock (gate)
            {
                return ended;
            }
        }
    }

    /// <summary>Room for one call, or null when the budget has ended (<see cref="Ended"/>).</summary>
    /// <param name="tokens">The most that the call can take, in and out.</param>
    /// <param name="price">The most that it can cost.</param>
    /// <param name="cancellationToken">Ends the wait for other calls.</param>
    public async ValueTask<Reservation?> ReserveAsync(long tokens, decimal price, CancellationToken cancellationToken)
    {
        var wanted = new Spending(1, tokens, price);
        while (true)
        {
            Task others;
            lock (gate)
            {
                if (ended is not null)
                {
                    return null;
                }

                if (Broken(spent + reserved + wanted) is null)
                {
                    reserved += wanted;
                    return new Reservation(this, wanted);
                }

                // Calls under way cannot turn out to be none, but they may take fewer tokens and less money than they reserved.
                if (Broken(spent + wanted with { Calls = reserved.Calls + 1 }) is { } limit)
                {
                    ended = limit;
                    return null;
                }

                others = settled.Task;
            }

            await others.WaitAsync(cancellationToken);
        }
    }

    private void Settle(Spending wanted, Spending cost)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            reserved -= wanted;
            spent += cost;
            (signal, settled) = (settled, NewSignal());
        }

        signal.SetResult();
    }

    private string? Broken(Spending sum) => sum switch
    {
        _ when sum.Calls > limits.Calls => $"the limit of {limits.Calls:N0} calls is reached",
        _ when sum.Tokens > limits.Tokens => $"the limit of {limits.Tokens:N0} tokens leaves no room for another call",
        _ when sum.Price > limits.Money => $"the limit of {limits.Money:0.00##} dollars leaves no room for another call",
        _ => null,
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Room kept for one call; settle it exactly once.</summary>
    public sealed class Reservation
    {
        private readonly BudgetMeter meter;
        private readonly Spending wanted;

        internal Reservation(BudgetMeter meter, Spending wanted) => (this.meter, this.wanted) = (meter, wanted);

        /// <param name="tokens">What the call took; 0 where it failed.</param>
        /// <param name="price">What it cost.</param>
        public void Settle(long tokens, decimal price) => meter.Settle(wanted, new Spending(1, tokens, price));
    }

    internal readonly record struct Spending(long Calls, long Tokens, decimal Price)
    {
        public static Spending operator +(Spending one, Spending other) =>
            new(one.Calls + other.Calls, one.Tokens + other.Tokens, one.Price + other.Price);

        public static Spending operator -(Spending one, Spending other) =>
            new(one.Calls - other.Calls, one.Tokens - other.Tokens, one.Price - other.Price);
    }
}
