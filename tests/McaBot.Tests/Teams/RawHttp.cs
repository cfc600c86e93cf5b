using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace McaBot.Tests.Teams;

/// <summary>HTTP written by hand, for what no client library would send: a header twice, a body that dawdles.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<(int Status, string Body)> PostAsync(
        Uri address, string path, IEnumerable<(string Name, string Value)> headers, string body)
    {
        using var connection = await ConnectAsync(address);
        await using var stream = connection.GetStream();
        await WriteAsync(stream, Head(address, path, headers) + body);
        return await AnswerAsync(stream);
    }

    public static async Task<TcpClient> ConnectAsync(Uri address)
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    public static string Head(Uri address, string path, IEnumerable<(string Name, string Value)> headers) =>
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{string.Concat(headers.Select(h => $"{h.Name}: {h.Value}\r\n"))}\r\n";

    public static async Task WriteAsync(NetworkStream stream, string text)
    {
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Refused before all of it was sent: the answer is there already.
        }
    }

    /// <returns>Status 0 when the connection was cut without an answer.</returns>
    public static async Task<(int Status, string Body)> AnswerAsync(NetworkStream stream)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var bytes = new MemoryStream();
        try
        {
            await stream.CopyToAsync(bytes, limit.Token);
        }
        catch (IOException)
        {
            // Cut: what came before it counts.
        }

        var text = Encoding.UTF8.GetString(bytes.ToArray());
        return text.Split("\r\n\r\n", 2) is [var head, var body]
            ? (int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture), body)
            : (0, text);
    }
}
