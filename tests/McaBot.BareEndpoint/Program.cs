using McaBot.Benchmarks.TurnCost;

// The bare endpoint of the benchmarks as a program that holds nothing else: what starting costs at least.
await using var app = BareServer.Build(args.FirstOrDefault() ?? BareServer.AnyPort);
await app.RunAsync();
