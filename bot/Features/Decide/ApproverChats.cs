using System.Net;
using McaBot.Directory;
using McaBot.Storage.Projections;
using McaBot.Teams;
using McaBot.Views;
using Microsoft.Bot.Schema;

namespace McaBot.Features.Decide;

/// <summary>Brings the approval card to one approver, installing the app for whoever has never opened it.</summary>
internal sealed class ApproverChats(Messenger messenger, CardRenderer renderer, People people, GraphAppInstaller installer)
{
    /// <summary>Nothing for whoever need not, or may not, decide any more.</summary>
    /// <param name="claimed">Its target is the approver's object id.</param>
    public async Task<OutboxResult> PostCardAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var holder = claimed.Message.Target!;
        var approver = Guid.ParseExact(holder, "D");
        var attestation = claimed.Attestation;
        if (attestation.State != AttestationState.Requested || !attestation.IsApprover(approver))
        {
            return OutboxResult.Done;
        }

        var drawing = renderer.DrawAsync(attestation, Audience.Approver, holder, null, cancellationToken);
        var posting = await PostAsync(
            approver, attestation.Requester.TenantId, () => ServiceUrlAsync(attestation, cancellationToken), drawing, claimed.BeforeSending,
            cancellationToken);
        return posting.Posted(Audience.Approver, holder);
    }

    /// <param name="serviceUrl">Where somebody of the same tenant is served: everybody of one tenant is served by the same Teams
    /// endpoint.</param>
    /// <param name="drawing">The message, drawn while the chat is looked up.</param>
    /// <param name="before">What to do, or to be refused by, before anything is posted; null for nothing.</param>
    public async Task<PostResult> PostAsync(
        Guid approver, Guid tenant, Func<Task<string?>> serviceUrl, Task<Activity> drawing, Func<CancellationToken, Task>? before,
        CancellationToken cancellationToken)
    {
        var finding = people.FindAsync(approver, cancellationToken);
        await Task.WhenAll(finding, drawing);
        var (person, message) = (await finding ?? new PersonRecord(approver, tenant), await drawing);
        if (await PostWhereKnownAsync(person, message, before, cancellationToken) is { } reference)
        {
            return new PostResult(reference);
        }

        if (await serviceUrl() is not { } service)
        {
            return new PostResult(null, OutboxResult.GiveUp("no-service-url"));
        }

        var installed = await installer.EnsureInstalledAsync(person.ObjectId, cancellationToken);
        return installed.State == InstallState.Refused
        ? new PostResult(null, OutboxResult.GiveUp($"install-{installed.Code}"))
        : new PostResult(
            await messenger.PostAsync(
                service, await OpenChatAsync(person, service, cancellationToken), message, before, cancellationToken));
    }

    private async Task<string?> ServiceUrlAsync(Attestation attestation, CancellationToken cancellationToken) =>
        attestation.Cards.FirstOrDefault(c => c.Audience == Audience.Requester)?.ServiceUrl
        ?? (await people.FindAsync(attestation.Requester.ObjectId, cancellationToken))?.ServiceUrl;

    /// <returns>Null where no chat is known, or the app was removed from it since: then it is installed anew.</returns>
    private async Task<MessageReference?> PostWhereKnownAsync(
        PersonRecord person, Activity message, Func<CancellationToken, Task>? before, CancellationToken cancellationToken)
    {
        if (person is not { ServiceUrl: { } serviceUrl, ConversationId: { } conversation })
        {
            return null;
        }

        try
        {
            return await messenger.PostAsync(serviceUrl, conversation, message, before, cancellationToken);
        }
        catch (ErrorResponseException e) when (e.Response?.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<string> OpenChatAsync(PersonRecord person, string serviceUrl, CancellationToken cancellationToken)
    {
        var conversation = await messenger.OpenChatAsync(serviceUrl, person.TenantId, person.ObjectId, cancellationToken);
        await people.UpsertAsync(person with { ServiceUrl = serviceUrl, ConversationId = conversation }, cancellationToken);
        return conversation;
    }
}
