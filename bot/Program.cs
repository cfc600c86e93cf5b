using McaBot.Host;

var builder = WebApplication.CreateBuilder(args);
builder.AddMcaBot(args);
await using var app = builder.Build();
return await app.RunMcaBotAsync(args, Console.Out, Console.Error);
