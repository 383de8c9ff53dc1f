using Microsoft.AspNetCore.Components.Server.Circuits;
using MLlm3Rec.Storage.Auditing;

namespace MLlm3Rec.Web.State;

/// <summary>Says who acts before every click and key of a tab.</summary>
internal sealed class VisitorCircuit(Visitor visitor, CurrentActor acting) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            acting.Is(visitor.Actor);
            await next(context);
        };
}
