using Azure;
using Azure.Identity;

namespace McaBot.Storage;

internal static class StorageFault
{
    /// <summary>The exception the domain knows, for one of the SDK's that means "not now"; null for any other.</summary>
    public static StoreUnavailableException? Of(Exception exception, CancellationToken caller) =>
    exception switch
    {
        OperationCanceledException when caller.IsCancellationRequested => null,
        OperationCanceledException => new StoreUnavailableException("Storage did not answer in time.", exception),
        RequestFailedException { Status: 0 } => new StoreUnavailableException("Storage could not be reached.", exception),
        RequestFailedException refused when IsContainerMissing(refused) => new StoreUnavailableException(
            "The storage container is missing.", exception),
        RequestFailedException refused => new StoreUnavailableException(
            $"Storage answered {refused.Status} {refused.ErrorCode}.", exception),
        IOException or HttpRequestException => new StoreUnavailableException("The connection to storage broke.", exception),
        AuthenticationFailedException => new StoreUnavailableException("No token for storage.", exception),

        // The SDK's retries, all failed.
        AggregateException { InnerExceptions: [.., var last] } => Of(last, caller) is { } fault
            ? new StoreUnavailableException(fault.Message, exception)
            : null,
        _ => null,
    };

    public static bool IsContainerMissing(this StoreUnavailableException exception) =>
        exception.InnerException is RequestFailedException refused && IsContainerMissing(refused);

    private static bool IsContainerMissing(RequestFailedException exception) =>
        exception.ErrorCode is "ContainerNotFound" or "ContainerBeingDeleted";

    public static bool IsMissing(this RequestFailedException exception) => exception.ErrorCode == "BlobNotFound";

    /// <summary>Whether a condition on the blob's ETag or existence did not hold.</summary>
    public static bool IsConditionNotMet(this RequestFailedException exception) =>
        exception.ErrorCode is "ConditionNotMet" or "BlobAlreadyExists" or "TargetConditionNotMet";
}
