using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Lifecycle;

/// <summary>
/// A component whose work ends when it goes, and whose failures reach the person: whatever begins outside the framework's own
/// calls, such as a message from another thread, is dispatched, and its failure shows in the panel around the component.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly Lifetime lifetime = new();
    private readonly List<IDisposable> held = [];

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Leaving => lifetime.Token;

    protected bool HasLeft => lifetime.Token.IsCancellationRequested;

    public async ValueTask DisposeAsync()
    {
        lifetime.Dispose();
        held.ForEach(subscription => subscription.Dispose());
        await LetGoAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What must be released beside subscriptions, such as a JavaScript module.</summary>
    protected virtual ValueTask LetGoAsync() => ValueTask.CompletedTask;

    /// <summary>Ends a subscription together with the component.</summary>
    protected void Hold(IDisposable subscription) => held.Add(subscription);

    /// <summary>Begins work that nobody awaits, on the component's own thread.</summary>
    // Without an awaiter, and safely so: what is awaited here throws nothing.
    protected async void Dispatch(Func<Task> work) => await DispatchAsync(work);

    protected void Dispatch(Action work) => Dispatch(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>Does work on the component's own thread; its failure shows in the panel around the component and not at whoever brought the
    /// news.</summary>
    protected async Task DispatchAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(() => HasLeft ? Task.CompletedTask : work());
        }
        catch (Exception) when (HasLeft)
        {
            // The person has gone on: there is nobody to tell.
        }
        catch (Exception failure)
        {
            await TellAsync(failure);
        }
    }

    private async Task TellAsync(Exception failure)
    {
        try
        {
            await InvokeAsync(() => HasLeft ? Task.CompletedTask : DispatchExceptionAsync(failure));
        }
        catch (Exception) when (HasLeft)
        {
            // Gone while being told. Nobody awaits this: what escaped here would end the process.
        }
    }

    /// <summary>Shows what has changed meanwhile.</summary>
    protected Task DispatchAsync() => DispatchAsync(() =>
    {
        StateHasChanged();
        return Task.CompletedTask;
    });
}
