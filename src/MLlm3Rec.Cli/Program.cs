using MLlm3Rec.Cli;
using MLlm3Rec.Storage.Sources;

if (ReaderStart.IsAsked(args))
{
    return await ReaderStart.ServeAsync();
}

return await CommandTree.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
