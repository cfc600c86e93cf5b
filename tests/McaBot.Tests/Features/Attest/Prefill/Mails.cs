using System.Text;

namespace McaBot.Tests.Features.Attest.Prefill;

/// <summary>E-mails of customers, sound and hostile.</summary>
internal static class Mails
{
    public static byte[] Accepting(string domain, string date = "Mon, 3 Nov 2025 23:30:00 +0100", string from = "Chantal Beauregard") =>
    Bytes(
        $"From: {from} <chantal.beauregard@{domain}>", "To: ben@northwind-partner.example", $"Date: {date}",
        "Subject: Microsoft Customer Agreement", "", "Dear Ben,", "we accept the agreement.", "Chantal");

    /// <summary>Passed on by a colleague, as a mail program quotes it.</summary>
    public static byte[] Forwarded(string domain) =>
    Bytes(
        "From: Ben Okafor <ben@northwind-partner.example>", "Date: Wed, 5 Nov 2025 08:00:00 +0000", "Subject: TR: Contrat client Microsoft",
        "", "Voir plus bas.", "", "De : Chantal Beauregard <chantal.beauregard@" + domain + ">", "Envoyé : lundi 3 novembre 2025 09:12",
        "À : Ben", "Objet : Contrat client Microsoft", "", "Nous acceptons.");

    public static byte[] HtmlOnly(string domain) =>
    Bytes(
        $"From: \"Beauregard, Chantal\" <chantal.beauregard@{domain}>", "Date: Mon, 3 Nov 2025 09:12:00 +0100", "Subject: Yes",
        "MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8", "",
        "<html><body><script>alert(1)</script><p>We <b>accept</b>.</p></body></html>");

    /// <summary>A mail in a mail in a mail.</summary>
    public static byte[] Nested(string domain, int depth)
    {
        string[] head =
        [
            $"From: Chantal Beauregard <chantal.beauregard@{domain}>",
            "Date: Mon, 3 Nov 2025 09:12:00 +0100",
            "Subject: once more",
            "MIME-Version: 1.0",
        ];
        var levels = Enumerable.Range(0, depth).SelectMany(level => (string[])
        [
            .. head, $"Content-Type: multipart/mixed; boundary=\"b{level}\"", "", $"--b{level}", "Content-Type: message/rfc822",
            "Content-Disposition: attachment", "",
        ]);
        return Bytes([.. levels, $"From: Somebody <s@{domain}>", "Subject: last", "", "end"]);
    }

    public static byte[] Bytes(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");
}
