namespace Microsoft.Bot.Schema;

public class Error(string? code = default, string? message = default, InnerHttpError? innerHttpError = default)
{
    public Error()
        : this(null)
    {
    }

    public string? Code { get; set; } = code;

    public string? Message { get; set; } = message;

    public InnerHttpError? InnerHttpError { get; set; } = innerHttpError;
}

public class InnerHttpError(int? statusCode = default, object? body = default)
{
    public InnerHttpError()
        : this(null)
    {
    }

    public int? StatusCode { get; set; } = statusCode;

    public object? Body { get; set; } = body;
}

public class ErrorResponse(Error? error = default)
{
    public ErrorResponse()
        : this(null)
    {
    }

    public Error? Error { get; set; } = error;
}
