// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Reference.Diff;

namespace Linux.Tests.Reference;

public class SchemaTests
{
    private static JsonNode Node(string text) => JsonNode.Parse(text)!;

    [Fact]
    public void The_schema_in_the_docs_is_the_one_that_is_written()
    {
        var path = Path.Combine(Repository.Top, "docs", "diff.schema.json");
        Assert.Equal(DiffJson.Schema(), File.ReadAllText(path));
    }

    [Fact]
    public void What_is_written_has_what_the_schema_requires_and_kinds_in_words()
    {
        var diff = TreeComparer.Compare([Repository.SmallPin()],
            FolderTree.Open(Repository.Small("newer")), Repository.Config, Repository.SmallPort());
        var json = Node(DiffJson.Write(diff));
        var schema = Node(DiffJson.Schema());
        Fits(json, schema, schema);
        var changed = json["files"]![0]!["changed"]!;
        Assert.Equal("struct", (string)changed[0]!["kind"]!);
        Assert.Contains("added", changed[0]!["rows"]!.AsArray().Select(r => (string)r!["kind"]!));
        Assert.Equal("none", (string)changed[0]!["arm"]!);
        changed[0]!["kind"] = "strut";
        Assert.ThrowsAny<Exception>(() => Fits(json, schema, schema));
    }

    // As much of JSON Schema as the schema uses: types, properties, items, enums, references.
    private static void Fits(JsonNode? value, JsonNode schema, JsonNode root)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            var target = root;
            foreach (var part in reference.TrimStart('#').Split('/',
                StringSplitOptions.RemoveEmptyEntries))
                target = target is JsonArray list ? list[int.Parse(part)]! : target[part]!;
            schema = target;
        }
        if (schema["enum"] is JsonArray words)
            Assert.Contains((string?)value, words.Select(w => (string?)w));
        var types = schema["type"] switch
        {
            JsonArray several => several.Select(t => (string)t!).ToArray(),
            null => [],
            var one => [(string)one!],
        };
        if (types.Length > 0)
            Assert.Contains(value?.GetValueKind() switch
            {
                null or JsonValueKind.Null => "null",
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                JsonValueKind.Number => "integer",
                JsonValueKind.String => "string",
                _ => "boolean",
            }, types);
        foreach (var (name, inner) in schema["properties"]?.AsObject() ?? [])
        {
            if (value is JsonObject all && all.ContainsKey(name))
                Fits(all[name], inner!, root);
        }
        foreach (var name in schema["required"]?.AsArray() ?? [])
            Assert.True(value!.AsObject().ContainsKey((string)name!), (string)name!);
        if (schema["items"] is { } items && value is JsonArray array)
        {
            foreach (var one in array)
                Fits(one, items, root);
        }
    }
}
