using System.Text.Json.Serialization;
using Microsoft.Bot.Builder.Dialogs;

namespace Microsoft.Bot.Builder;

[JsonSerializable(typeof(Dictionary<string, object>))]
[JsonSerializable(typeof(IDictionary<string, object>))]
[JsonSerializable(typeof(StoredEntry))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(DialogState))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
