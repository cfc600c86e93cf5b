using System.Net;
using McaBot.Attestations;
using McaBot.Directory;
using McaBot.Ledger;
using Microsoft.Bot.Schema;

namespace McaBot.Notifications.Doers;

/// <summary>Posts the approval card to one approver, installing the app for whoever has never opened it.</summary>
public sealed class TellApprover(Messenger messenger, CopyPainter painter, People people, GraphAppInstaller installer) : IEffectDoer
{
    public EffectKind Kind => EffectKind.TellApprover;

    public async Task<Done> DoAsync(ClaimedEffect claimed, CancellationToken cancellationToken)
    {
        var holder = claimed.Effect.Target!;
        var approver = Guid.ParseExact(holder, "D");
        var attestation = claimed.Attestation;
        if (attestation.State != AttestationState.Requested || !attestation.IsApprover(approver))
        {
            return Done.Nothing;
        }

        var message = await painter.DrawAsync(attestation, Audience.Approver, holder, cancellationToken);
        var person = await people.FindAsync(approver, cancellationToken) ?? new PersonRecord(approver, attestation.Requester.TenantId);
        var place = await PostWhereKnownAsync(person, message, cancellationToken);
        if (place is null)
        {
            var (serviceUrl, conversation) = await OpenChatAsync(person, attestation, cancellationToken);
            place = await messenger.PostAsync(serviceUrl, conversation, message, cancellationToken);
        }

        return new Done(new Copy(Audience.Approver, holder, place.ServiceUrl, place.Conversation, place.Activity));
    }

    /// <returns>Null where no chat is known, or the app was removed from it since: then it is installed anew.</returns>
    private async Task<Place?> PostWhereKnownAsync(PersonRecord person, Activity message, CancellationToken cancellationToken)
    {
        if (person is not { ServiceUrl: { } serviceUrl, ConversationId: { } conversation })
        {
            return null;
        }

        try
        {
            return await messenger.PostAsync(serviceUrl, conversation, message, cancellationToken);
        }
        catch (ErrorResponseException e) when (e.Response?.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<(string ServiceUrl, string Conversation)> OpenChatAsync(PersonRecord person, Attestation attestation, CancellationToken cancellationToken)
    {
        // Everybody of one tenant is served by the same Teams endpoint.
        var serviceUrl = attestation.Copies.FirstOrDefault(c => c.Audience == Audience.Requester)?.ServiceUrl
            ?? (await people.FindAsync(attestation.Requester.ObjectId, cancellationToken))?.ServiceUrl
            ?? throw new Failure.UnreachableException("no-service-url");
        var installed = await installer.EnsureInstalledAsync(person.ObjectId, cancellationToken);
        if (installed.State == InstallState.Refused)
        {
            throw new Failure.UnreachableException($"install-{installed.Code}");
        }

        var conversation = await messenger.OpenChatAsync(serviceUrl, person.TenantId, person.ObjectId, cancellationToken);
        await people.UpsertAsync(person with { ServiceUrl = serviceUrl, ConversationId = conversation }, cancellationToken);
        return (serviceUrl, conversation);
    }
}
