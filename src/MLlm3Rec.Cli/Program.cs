using MLlm3Rec.Cli;

return await Workbench.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
