using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linux.Reference.Pins;

/// <summary>
/// Reads and writes pins. The last field is a hash of all others, so that a pin that was
/// edited or cut short is told from a good one.
/// </summary>
public static class PinFile
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>The name of the pin of a file: slashes become dots.</summary>
    public static string NameOf(string file) => file.Replace('/', '.') + ".json";

    /// <summary>The text of a pin, one item a line.</summary>
    public static string Write(Pin pin)
    {
        var items = pin.Items.Select(ItemJson).ToList();
        var text = new StringBuilder("{\n");
        text.Append($"  \"file\": {Quote(pin.File)},\n");
        text.Append($"  \"source\": {Quote(pin.Source)},\n");
        text.Append($"  \"version\": {Quote(pin.Version)},\n");
        text.Append($"  \"sha256\": {Quote(pin.Sha256)},\n");
        text.Append($"  \"partial\": {(pin.Partial ? "true" : "false")},\n");
        text.Append("  \"items\": [\n    ").AppendJoin(",\n    ", items).Append("\n  ],\n");
        text.Append($"  \"digest\": \"{Digest(pin)}\"\n}}\n");
        return text.ToString();
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static string Digest(Pin pin) => Pinner.Hash(string.Join('\n',
        [pin.File, pin.Source, pin.Version, pin.Sha256, pin.Partial.ToString(),
            .. pin.Items.Select(ItemJson)]));

    private static string ItemJson(PinItem item)
    {
        var text = new StringBuilder();
        text.Append($"{{\"kind\": \"{item.Kind.ToString().ToLowerInvariant()}\", ");
        text.Append($"\"name\": {Quote(item.Name)}, \"lines\": [{item.Line}, {item.EndLine}], ");
        if (item.Off is not null)
            text.Append($"\"off\": {Quote(item.Off)}, ");
        text.Append(
            $"\"signature\": \"{item.Signature}\", \"text\": \"{item.Text}\", \"statements\": [");
        text.AppendJoin(", ", item.Statements.Select(s =>
            $"\"{s.Line} {s.EndLine} {(s.Place.Length == 0 ? "-" : s.Place)} {s.Exact} {s.Canonical}" +
            $"{(s.Off ? " off" : "")}\""));
        return text.Append("]}").ToString();
    }

    /// <summary>Reads the text of the pin at <paramref name="path"/>.</summary>
    /// <exception cref="ReferenceException">It is not a pin, or not the one that was
    /// written.</exception>
    public static Pin Read(string path, string text)
    {
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            var pin = new Pin
            {
                File = (string)json["file"]!,
                Source = (string)json["source"]!,
                Version = (string)json["version"]!,
                Sha256 = (string)json["sha256"]!,
                Partial = (bool)json["partial"]!,
                Items = [.. json["items"]!.AsArray().Select(i => Item(i!.AsObject()))],
            };
            if (Digest(pin) == (string?)json["digest"])
                return pin;
        }
        catch (Exception e) when (
            e is JsonException or InvalidOperationException or FormatException or
            NullReferenceException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // Said below in one line, whatever part of it is damaged.
        }
        throw new ReferenceException(
            $"{path} is not an intact pin; write it anew with `port pin --tree DIR`");
    }

    private static PinItem Item(JsonObject json)
    {
        var lines = json["lines"]!.AsArray();
        return new(Enum.Parse<ItemKind>((string)json["kind"]!, ignoreCase: true),
            (string)json["name"]!, (int)lines[0]!, (int)lines[1]!)
        {
            Off = (string?)json["off"],
            Signature = (string)json["signature"]!,
            Text = (string)json["text"]!,
            Statements = [.. json["statements"]!.AsArray().Select(s => Statement((string)s!))],
        };
    }

    private static PinStatement Statement(string text)
    {
        var parts = text.Split(' ');
        return new(int.Parse(parts[0]), int.Parse(parts[1]), parts[2] == "-" ? "" : parts[2],
            parts[3], parts[4], parts.Length > 5);
    }
}
