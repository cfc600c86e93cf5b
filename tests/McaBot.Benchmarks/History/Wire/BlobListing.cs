using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace McaBot.Benchmarks.History.Wire;

/// <summary>A page of a container's blobs as XML.</summary>
internal static class BlobListing
{
    private const int Most = 5000;

    public static BlobAnswer Answer(HeldContainer container, BlobRequest request)
    {
        var most = int.TryParse(request.Query("maxresults"), CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, Most) : Most;
        var found = container.List(request.Query("prefix"), request.Query("marker"), most + 1);
        var withMetadata = request.Query("include").Contains("metadata", StringComparison.OrdinalIgnoreCase);
        var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("EnumerationResults");
            xml.WriteAttributeString("ContainerName", request.Container);
            xml.WriteElementString("Prefix", request.Query("prefix"));
            xml.WriteStartElement("Blobs");
            foreach (var (name, blob) in found.Take(most)) Write(xml, name, blob, withMetadata);
            xml.WriteEndElement();
            xml.WriteElementString("NextMarker", found.Count > most ? found[^1].Key : "");
            xml.WriteEndElement();
        }

        var bytes = body.ToArray();
        return new BlobAnswer(StatusCodes.Status200OK)
        {
            Body = bytes,
            Length = bytes.Length,
            Headers = { ["Content-Type"] = "application/xml" },
        };
    }

    private static void Write(XmlWriter xml, string name, HeldBlob blob, bool withMetadata)
    {
        xml.WriteStartElement("Blob");
        xml.WriteElementString("Name", name);
        xml.WriteStartElement("Properties");
        xml.WriteElementString("Creation-Time", BlobAnswer.Http(blob.Created));
        xml.WriteElementString("Last-Modified", BlobAnswer.Http(blob.Changed));
        xml.WriteElementString("Etag", blob.ETag.Trim('"'));
        xml.WriteElementString("Content-Length", blob.Bytes.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Content-Type", "application/octet-stream");
        xml.WriteElementString("BlobType", blob.IsAppend ? "AppendBlob" : "BlockBlob");
        xml.WriteElementString("LeaseStatus", "unlocked");
        xml.WriteElementString("LeaseState", "available");
        xml.WriteElementString("ServerEncrypted", "true");
        xml.WriteEndElement();
        if (withMetadata && blob.Metadata is { } metadata)
        {
            xml.WriteStartElement("Metadata");
            foreach (var (key, value) in metadata) xml.WriteElementString(key, value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
