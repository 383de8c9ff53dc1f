namespace MLlm3Rec.Language.Calls;

/// <summary>What lies between a question and the model. A filter may answer itself, wait, ask again, or refuse.</summary>
internal interface ICallFilter
{
    Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken);
}

/// <summary>The rest of the way to the model.</summary>
internal delegate Task<ModelReply> CallStep(ModelCall call, CancellationToken cancellationToken);

/// <summary>Filters in the order in which a call meets them, the model at the end.</summary>
internal static class CallPipeline
{
    public static CallStep Of(IEnumerable<ICallFilter> filters, CallStep model) =>
        filters.Reverse().Aggregate(model, (next, filter) => (call, token) => filter.InvokeAsync(call, next, token));
}
