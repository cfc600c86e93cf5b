using System.Net;
using System.Net.Sockets;

namespace McaBot.Sandbox.Processes;

/// <summary>Ports of this machine nobody listens on at the moment.</summary>
public static class FreePort
{
    // Below what systems hand out by themselves: nobody takes one by chance before its owner does, nor while its owner starts again.
    private const int First = 20_000;
    private const int HowMany = 12_000;
    private static int last = Random.Shared.Next(HowMany);

    /// <summary>Another one each time.</summary>
    public static int Any()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % HowMany);
            if (IsFree(port)) return port;
        }
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
