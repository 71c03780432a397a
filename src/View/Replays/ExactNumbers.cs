// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linux.View;

/// <summary>Writes numbers that a script would round as text.</summary>
internal sealed class ExactNumbers : JsonConverter<ulong>
{
    private const ulong Exact = 1ul << 53;

    public override ulong Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String
            ? ulong.Parse(reader.GetString()!, CultureInfo.InvariantCulture) : reader.GetUInt64();

    public override void Write(Utf8JsonWriter writer, ulong value, JsonSerializerOptions options)
    {
        if (value > Exact)
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        else
            writer.WriteNumberValue(value);
    }
}
