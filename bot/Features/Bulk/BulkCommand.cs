using McaBot.Features.Bulk.Sheets;
using McaBot.Turns;
using McaBot.Views;

namespace McaBot.Features.Bulk;

/// <summary>Explains how many requests are sent in one file, and offers the template.</summary>
internal sealed class BulkCommand(AttestPolicy mayAttest, BulkFiles files) : ICommand
{
    public string Name => "bulk";

    public CommandListing? Listing { get; } = new(20, "Bulk", "Bulk");

    public IReadOnlyList<string> Phrases { get; } =
    ["bulk request", "bulk requests", "csv", "template", "en masse", "demande groupee", "demandes groupees", "modele"];

    public async Task RunAsync(Turn turn, string argument, CancellationToken cancellationToken)
    {
        var person = turn.Caller.ObjectId;
        if (!await mayAttest.AllowsAsync(turn, cancellationToken))
        {
            return;
        }

        turn.Answer.Show(BulkIntroCard.For(SheetReader.MaxRows, turn.Culture));
        turn.Answer.Offer(await files.TemplateAsync(person, turn.Culture, turn.Caller.Today, cancellationToken));
    }
}
