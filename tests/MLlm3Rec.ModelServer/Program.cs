using System.CommandLine;
using MLlm3Rec.Testing.ModelServers;

// A model server to try the app against, without a model: well-formed replies from what each prompt shows.
var port = new Option<int>("--port") { Description = "Where it listens, on loopback.", DefaultValueFactory = _ => 5111 };
var latency = new Option<int>("--latency") { Description = "Milliseconds before each reply.", DefaultValueFactory = _ => 200 };
var faults = new Option<bool>("--faults") { Description = "20 % 429, 5 % 500, 2 % cut, 3 % of the wrong form." };
var key = new Option<string?>("--key") { Description = "Ask for this key." };
var structure = new Option<string>("--structure")
{
    Description = "json_schema, json_object or none: the strictest form it takes.",
    DefaultValueFactory = _ => "json_schema",
};
var mode = new Option<string?>("--mode")
{
    Description = $"A way in which real servers behave:\n{string.Join('\n', ServerMode.All.Select(one => $"  {one.Name}: {one.What}"))}",
    HelpName = "NAME",
};
mode.AcceptOnlyFromAmong([.. ServerMode.All.Select(one => one.Name)]);
var root = new RootCommand("An OpenAI-compatible server that answers without a model.") { port, latency, faults, key, structure, mode };
root.SetAction(async (parsed, token) =>
{
    var plain = ModelScript.Honest(TimeSpan.FromMilliseconds(parsed.GetValue(latency))) with
    {
        Structure = parsed.GetValue(structure) == "none" ? "" : parsed.GetValue(structure)!,
    };
    var honest = (parsed.GetValue(mode) is { } named ? ServerMode.Of(named).Script() : plain) with
    {
        Key = parsed.GetValue(key),
        Models = ["test-model", "test-embeddings"],
    };
    await using var server =
        await ModelServer.StartAsync(parsed.GetValue(faults) ? honest.With(FaultMix.Rough) : honest, parsed.GetValue(port), token);
    Console.WriteLine($"{server.Address}  models {string.Join(", ", server.Script.Models)}  Ctrl+C ends");
    await server.WaitForShutdownAsync(token);
    foreach (var deed in server.Calls.CountBy(call => $"{call.Path} {call.Deed}"))
    {
        Console.WriteLine($"{deed.Key}: {deed.Value:N0}");
    }
});
return await root.Parse(args).InvokeAsync();
