// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces.Perfetto;

/// <summary>The fields of a record by their names.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Record">Its bytes.</param>
internal readonly record struct FieldReader(EventFormat Format, RecordView Record)
{
    /// <summary>The number in a field; 0 where there is none of that name.</summary>
    public long this[string name] => Format.Field(name) is { } field ? Record.Number(field) : 0;
}
