using McaBot.Host;

// Settings are read once, so no file of them is watched.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.AddMcaBot(args);
await using var app = builder.Build();
return await app.RunMcaBotAsync(args, Console.Out, Console.Error);
