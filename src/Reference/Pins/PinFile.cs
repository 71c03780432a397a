// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Linux.Reference.Pins;

/// <summary>
/// Reads and writes pins. The last field is a hash of all others, so that a pin that was
/// edited or cut short is told from a good one.
/// </summary>
public static class PinFile
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of the pin of a file: slashes become dots.</summary>
    public static string NameOf(string file) => file.Replace('/', '.') + ".json";

    /// <summary>The text of a pin, one item a line.</summary>
    public static string Write(Pin pin)
    {
        var text = new StringBuilder("{\n");
        text.Append($"  \"file\": {Quote(pin.File)},\n");
        text.Append($"  \"source\": {Quote(pin.Source)},\n");
        text.Append($"  \"version\": {Quote(pin.Version)},\n");
        text.Append($"  \"sha256\": {Quote(pin.Sha256)},\n");
        text.Append($"  \"level\": {Quote(Word(pin.Level))},\n");
        text.Append($"  \"text\": {Quote(pin.Text)},\n");
        List(text, "items", pin.Items.Where(i => i.Ported).Select(ItemJson));
        List(text, "others", pin.Items.Where(i => !i.Ported).Select(OtherJson));
        text.Append($"  \"digest\": \"{Digest(pin)}\"\n}}\n");
        return text.ToString();
    }

    private static void List(StringBuilder text, string name, IEnumerable<string> lines)
    {
        text.Append($"  \"{name}\": [");
        var any = false;
        foreach (var line in lines)
        {
            text.Append(any ? ",\n    " : "\n    ").Append(line);
            any = true;
        }
        text.Append(any ? "\n  ],\n" : "],\n");
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName($"{value}");

    private static string Digest(Pin pin) => Pinner.Hash(string.Join('\n',
        [pin.File, pin.Source, pin.Version, pin.Sha256, Word(pin.Level), pin.Text,
            .. pin.Items.Select(i => i.Ported ? ItemJson(i) : OtherJson(i))]));

    private static string ItemJson(PinItem item)
    {
        var text = new StringBuilder();
        text.Append($"{{\"kind\": \"{Word(item.Kind)}\", ");
        text.Append($"\"name\": {Quote(item.Name)}, \"lines\": [{item.Line}, {item.EndLine}], ");
        if (item.Off is not null)
            text.Append($"\"off\": {Quote(item.Off)}, ");
        text.Append($"\"signature\": \"{item.Signature}\", ");
        if (item.Attributes.Length > 0)
            text.Append($"\"attributes\": \"{item.Attributes}\", ");
        text.Append($"\"text\": \"{item.Text}\", \"statements\": [");
        text.AppendJoin(", ", item.Statements.Select(s =>
            $"\"{s.Line} {s.EndLine} {(s.Place.Length == 0 ? "-" : s.Place)} {s.Exact} {s.Canonical}" +
            $"{(s.Off ? " off" : "")}\""));
        return text.Append("]}").ToString();
    }

    private static string OtherJson(PinItem item) =>
        $"[\"{Word(item.Kind)}\", {Quote(item.Name)}, {item.Line}, {item.EndLine}, " +
        $"\"{item.Text}\"{(item.Off is null ? "" : $", {Quote(item.Off)}")}]";

    /// <summary>Reads the text of the pin at <paramref name="path"/>.</summary>
    /// <exception cref="ReferenceException">It is not a pin, or not the one that was
    /// written.</exception>
    public static Pin Read(string path, string text)
    {
        try
        {
            var json = JsonNode.Parse(text)!.AsObject();
            var items = json["items"]!.AsArray().Select(i => Item(i!.AsObject()))
                .Concat(json["others"]!.AsArray().Select(i => Other(i!.AsArray())));
            var pin = new Pin
            {
                File = (string)json["file"]!,
                Source = (string)json["source"]!,
                Version = (string)json["version"]!,
                Sha256 = (string)json["sha256"]!,
                Level = Enum.Parse<PinLevel>((string)json["level"]!, ignoreCase: true),
                Text = (string)json["text"]!,
                Items = Pinner.Sort(items),
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

    private static ItemKind Kind(JsonNode? word) => Enum.Parse<ItemKind>((string)word!, true);

    private static PinItem Item(JsonObject json)
    {
        var lines = json["lines"]!.AsArray();
        return new(Kind(json["kind"]), (string)json["name"]!, (int)lines[0]!, (int)lines[1]!)
        {
            Off = (string?)json["off"],
            Signature = (string)json["signature"]!,
            Attributes = (string?)json["attributes"] ?? "",
            Text = (string)json["text"]!,
            Statements = [.. json["statements"]!.AsArray().Select(s => Statement((string)s!))],
        };
    }

    private static PinItem Other(JsonArray json) =>
        new(Kind(json[0]), (string)json[1]!, (int)json[2]!, (int)json[3]!)
        {
            Ported = false,
            Text = (string)json[4]!,
            Off = json.Count > 5 ? (string)json[5]! : null,
        };

    private static PinStatement Statement(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length > 6 || parts[2].Length == 0 || (parts.Length == 6 && parts[5] != "off"))
            throw new FormatException(text);
        return new(int.Parse(parts[0]), int.Parse(parts[1]), parts[2] == "-" ? "" : parts[2],
            parts[3], parts[4], parts.Length > 5);
    }
}
