// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Linux.Reference.Diff;

/// <summary>A difference for scripts; docs/diff.schema.json is its schema.</summary>
public static class DiffJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The difference as JSON.</summary>
    public static string Write(TreeDiff diff) => JsonSerializer.Serialize(diff, Options);

    /// <summary>The JSON Schema of <see cref="Write"/>'s text.</summary>
    public static string Schema() =>
        Options.GetJsonSchemaAsNode(typeof(TreeDiff),
            new() { TreatNullObliviousAsNonNullable = true })
            .ToJsonString(Options) + "\n";
}
