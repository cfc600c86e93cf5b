using System.Diagnostics;
using Microsoft.Playwright;

namespace McaBot.Tests.Browser;

/// <summary>Debian's Chromium, headless; installed through apt on a machine that has none. Never skipped: a machine without either fails the tests.</summary>
public static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly SemaphoreSlim Installing = new(1);

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright) => await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = await FindAsync(),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });

    private static async Task<string> FindAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (Array.Find(Places, File.Exists) is { } found)
            {
                return found;
            }

            var sudo = Environment.UserName == "root" ? "" : "sudo -n ";
            using var apt = Process.Start("sh", ["-c", $"{sudo}apt-get update -qq && {sudo}env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"]);
            await apt.WaitForExitAsync();
            return Array.Find(Places, File.Exists)
                ?? throw new InvalidOperationException("Browser tests need Chromium: install the package chromium (apt-get install chromium).");
        }
        finally
        {
            Installing.Release();
        }
    }
}
