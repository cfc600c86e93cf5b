using System.Text.Json;
using System.Text.RegularExpressions;
using McaBot.Platform.Http;

namespace McaBot.PartnerCenter;

/// <summary>
/// A refusal, in either of its shapes: {code, description, data, source} and {code, message, description, errorName, isRetryable, …}; the
/// code a string or a number. The words may quote a person: they are looked through here and go no further.
/// </summary>
/// <param name="Code">Partner Center's own, or http- and the status where it gave none fit to be stored.</param>
internal sealed partial record PartnerCenterError(string Code, string? OwnCode, string Words, bool IsRetryable)
{
    public static PartnerCenterError Of(Reply reply)
    {
        var body = reply.Body is { ValueKind: JsonValueKind.Object } ? reply.Body : null;
        var own = body.Property(PartnerCenterNames.ErrorCode) switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { } value => value.Text(),
            null => null,
        };
        var code = own is not null && Storable().IsMatch(own) ? own : null;
        return new PartnerCenterError(
            code ?? string.Create(CultureInfo.InvariantCulture, $"http-{reply.Status}"), code,
            $"{body.Text(PartnerCenterNames.ErrorName)} {body.Text(PartnerCenterNames.ErrorDescription)} "
            + body.Text(PartnerCenterNames.ErrorMessage),
            body.Property(PartnerCenterNames.ErrorIsRetryable) is { ValueKind: JsonValueKind.True });
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Storable();
}
