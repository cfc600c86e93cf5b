using McaBot.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddMcaBot();
await using var app = builder.Build();
app.MapMcaBot();
return await app.RunMcaBotAsync(Console.Error);
