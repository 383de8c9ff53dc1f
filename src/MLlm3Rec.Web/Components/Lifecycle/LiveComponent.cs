using MLlm3Rec.Refusals;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MLlm3Rec.Web.Components.Lifecycle;

/// <summary>
/// A component whose work ends when it goes, and whose failures reach the person: whatever begins outside the framework's own
/// calls, such as a message from another thread, is dispatched, and its failure shows in the panel around the component.
/// </summary>
/// <remarks>
/// What a click asks for and cannot have, for a reason that the person can act on, is said above the page, which stays as it is: what was
/// typed is still there for the next try. Anything else that fails shows in the panel around the component.
/// </remarks>
public abstract class LiveComponent : ComponentBase, IHandleEvent, IAsyncDisposable
{
    private readonly Lifetime lifetime = new();
    private readonly List<IDisposable> held = [];

    /// <summary>Where the layout says what was refused; null outside of it.</summary>
    [CascadingParameter]
    public RefusalNotices? Notices { get; set; }

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken Leaving => lifetime.Token;

    /// <summary>Why the part that was tried last is not there; null where it is.</summary>
    protected Exception? Failure { get; private set; }

    protected bool HasLeft => lifetime.Token.IsCancellationRequested;

    /// <summary>Renders as the framework does: once when the handler has begun, and again when it has ended later.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        try
        {
            var work = item.InvokeAsync(arg);
            StateHasChanged();
            if (work.IsCompletedSuccessfully)
            {
                return;
            }

            await work;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (RefusalException refused) when (Notices is not null)
        {
            await Notices.TellAsync(refused.Message);
        }

        StateHasChanged();
    }

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

    /// <summary>Fetches a script. A component that has gone meanwhile goes no further: what it would hand over is no longer there.</summary>
    /// <exception cref="OperationCanceledException">It has gone; the framework takes no note of it.</exception>
    protected async Task<IJSObjectReference> ImportAsync(IJSRuntime js, string path)
    {
        var module = await js.InvokeAsync<IJSObjectReference>("import", path);
        if (HasLeft)
        {
            await module.ReleaseAsync();
            throw new OperationCanceledException(lifetime.Token);
        }

        return module;
    }

    /// <summary>Makes a part of the component without which the rest can stand: a failure is kept, for the panel that would have held it.</summary>
    /// <returns>Null where it failed, or where there is none.</returns>
    protected async Task<T?> TryAsync<T>(Func<Task<T?>> make)
        where T : class
    {
        try
        {
            Failure = null;
            return await make();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failure = failure;
            return null;
        }
    }

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
        catch (Exception ended) when (HasLeft || ended is OperationCanceledException or JSDisconnectedException)
        {
            // The person has gone on, or the browser has, which the component learns later: there is nobody to tell.
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
