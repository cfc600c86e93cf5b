using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>Answers what is asked about a container itself.</summary>
internal sealed class ContainerAnswers(BlobAccount account)
{
    public BlobAnswer Answer(BlobRequest request) => (request.Method, request.Does) switch
    {
        ("PUT", "") => Create(request),
        _ when !account.Containers.TryGetValue(request.Container, out _) => Missing(),
        ("GET", "list") => BlobListing.Answer(account.Containers[request.Container], request),
        ("GET" or "HEAD", "") => Properties(account.Containers[request.Container]),
        ("PUT", "metadata") => Describe(account.Containers[request.Container], request),
        ("DELETE", "") => Delete(request),
        _ => BlobAnswer.Refuse(StatusCodes.Status501NotImplemented, "NotImplemented"),
    };

    public static BlobAnswer Missing() => BlobAnswer.Refuse(StatusCodes.Status404NotFound, "ContainerNotFound");

    private BlobAnswer Create(BlobRequest request)
    {
        var made = account.NewContainer();
        made.Metadata = request.Metadata;
        return account.Containers.TryAdd(request.Container, made)
            ? BlobAnswer.Done(StatusCodes.Status201Created, made.Tag, made.Changed)
            : BlobAnswer.Refuse(StatusCodes.Status409Conflict, "ContainerAlreadyExists");
    }

    private static BlobAnswer Properties(HeldContainer container)
    {
        var answer = BlobAnswer.Done(StatusCodes.Status200OK, container.Tag, container.Changed);
        answer.Headers["x-ms-lease-status"] = "unlocked";
        answer.Headers["x-ms-lease-state"] = "available";
        answer.Headers["x-ms-has-immutability-policy"] = "false";
        answer.Headers["x-ms-has-legal-hold"] = "false";
        foreach (var (key, value) in container.Metadata) answer.Headers[$"x-ms-meta-{key}"] = value;
        return answer;
    }

    private BlobAnswer Describe(HeldContainer container, BlobRequest request)
    {
        (container.Metadata, container.Tag, container.Changed) = (request.Metadata, account.NextTag(), account.Now());
        return BlobAnswer.Done(StatusCodes.Status200OK, container.Tag, container.Changed);
    }

    private BlobAnswer Delete(BlobRequest request) => account.Containers.TryRemove(request.Container, out _)
        ? new BlobAnswer(StatusCodes.Status202Accepted)
        : Missing();
}
