using System.Collections.Concurrent;
using Microsoft.SemanticKernel;

namespace MLlm3Rec.Language.Calls;

/// <summary>What lies between a question and the model. A filter may answer itself, wait, ask again, or refuse.</summary>
internal interface ICallFilter
{
    Task<ModelReply> InvokeAsync(ModelCall call, CallStep next, CancellationToken cancellationToken);
}

/// <summary>The rest of the way to the model.</summary>
internal delegate Task<ModelReply> CallStep(ModelCall call, CancellationToken cancellationToken);

/// <summary>A task is a function of a kernel, what lies between it and the model are the kernel's filters, in the order in which a call meets
/// them.</summary>
internal static class CallPipeline
{
    /// <param name="kernel">Of one opened connection; it gets the filters.</param>
    /// <param name="filters">In the order in which a call meets them.</param>
    /// <param name="model">The end of the way.</param>
    public static CallStep Of(Kernel kernel, IEnumerable<ICallFilter> filters, CallStep model)
    {
        foreach (var filter in filters)
        {
            kernel.FunctionInvocationFilters.Add(new KernelFilter(filter));
        }

        var tasks = new ConcurrentDictionary<string, KernelFunction>(StringComparer.Ordinal);
        return async (call, cancellationToken) =>
        {
            var task = tasks.GetOrAdd(call.Prompt.Name, name => TaskOf(name, model));
            try
            {
                // A task always gives a reply or throws.
                return (await kernel.InvokeAsync<ModelReply>(task, CallArguments.Of(call, cancellationToken), cancellationToken))!;
            }
            catch (KernelFunctionCanceledException cancelled) when (cancelled.InnerException is OperationCanceledException)
            {
                // Without the kernel and the arguments that the other one carries.
                throw new OperationCanceledException(cancelled.InnerException.Message, cancellationToken);
            }
        };
    }

    private static KernelFunction TaskOf(string name, CallStep model) => KernelFunctionFactory.CreateFromMethod(
        (KernelArguments arguments) => model(CallArguments.CallOf(arguments), CallArguments.TokenOf(arguments)),
        new string([.. name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_')]));
}

/// <summary>One of our filters as Semantic Kernel's.</summary>
internal sealed class KernelFilter(ICallFilter filter) : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var reply = await filter.InvokeAsync(
            CallArguments.CallOf(context.Arguments),
            async (call, cancellationToken) =>
            {
                CallArguments.Put(context.Arguments, call, cancellationToken);
                await next(context);
                return context.Result.GetValue<ModelReply>()!; // See CallPipeline.
            },
            CallArguments.TokenOf(context.Arguments));
        context.Result = new FunctionResult(context.Function, reply);
    }
}

/// <summary>What a task is called with. The context's own token cannot be replaced by one that ends earlier, so it travels as an
/// argument.</summary>
internal static class CallArguments
{
    private const string Call = "call";
    private const string Token = "token";

    public static KernelArguments Of(ModelCall call, CancellationToken cancellationToken) => new() { [Call] = call, [Token] = cancellationToken };

    public static void Put(KernelArguments arguments, ModelCall call, CancellationToken cancellationToken) =>
        (arguments[Call], arguments[Token]) = (call, cancellationToken);

    public static ModelCall CallOf(KernelArguments arguments) => (ModelCall)arguments[Call]!; // Put there by this class.

    public static CancellationToken TokenOf(KernelArguments arguments) => (CancellationToken)arguments[Token]!; // Likewise.
}
