using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Exchanges;

public sealed class BudgetMeterTests
{
    [Fact]
    public async Task ReserveAsync_ManyAtOnce_GivesExactlyTheLimit()
    {
        var meter = new BudgetMeter(new BudgetLimits { Calls = 100 });

        var reservations = await Task.WhenAll(Enumerable.Range(0, 500)
            .Select(_ => Task.Run(async () => await meter.ReserveAsync(10, 0, TestContext.Current.CancellationToken))));

        Assert.Equal(100, reservations.Count(reservation => reservation is not null));
        Assert.Equal("the limit of 100 calls is reached", meter.Ended);
    }

    [Fact]
    public async Task ReserveAsync_OthersMayTurnOutCheaper_WaitsForThem()
    {
        var meter = new BudgetMeter(new BudgetLimits { Tokens = 100 });
        var first = await meter.ReserveAsync(80, 0, TestContext.Current.CancellationToken);

        var second = meter.ReserveAsync(60, 0, TestContext.Current.CancellationToken).AsTask();
        Assert.False(second.IsCompleted);
        first!.Settle(tokens: 40, price: 0);

        Assert.NotNull(await second);
        Assert.Null(meter.Ended);
    }

    [Fact]
    public async Task ReserveAsync_OthersTurnedOutDear_EndsInsteadOfOverspending()
    {
        var meter = new BudgetMeter(new BudgetLimits { Money = 1.00m });
        var first = await meter.ReserveAsync(1, 0.80m, TestContext.Current.CancellationToken);

        var second = meter.ReserveAsync(1, 0.60m, TestContext.Current.CancellationToken).AsTask();
        first!.Settle(tokens: 1, price: 0.70m);

        Assert.Null(await second);
        Assert.Equal("the limit of 1.00 dollars leaves no room for another call", meter.Ended);
    }

    [Fact]
    public async Task ReserveAsync_EndedOnce_StaysEnded()
    {
        var meter = new BudgetMeter(new BudgetLimits { Tokens = 100 });
        Assert.Null(await meter.ReserveAsync(101, 0, TestContext.Current.CancellationToken));

        Assert.Null(await meter.ReserveAsync(1, 0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReserveAsync_CancelledWhileWaiting_Ends()
    {
        var meter = new BudgetMeter(new BudgetLimits { Tokens = 100 });
        await meter.ReserveAsync(80, 0, TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource();

        var waiting = meter.ReserveAsync(60, 0, cancel.Token).AsTask();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
