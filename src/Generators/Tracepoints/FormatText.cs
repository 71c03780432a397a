// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Text;

namespace Linux.Generators.Tracepoints;

/// <summary>The description of a record's fields, as tracefs prints it.</summary>
internal static class FormatText
{
    public static string Fields(IEnumerable<TraceField> fields)
    {
        var text = new StringBuilder();
        Append(text, new TraceField("unsigned short", "common_type", 0, 2, false));
        Append(text, new TraceField("unsigned char", "common_flags", 2, 1, false));
        Append(text, new TraceField("unsigned char", "common_preempt_count", 3, 1, false));
        Append(text, new TraceField("int", "common_pid", 4, 4, true));
        text.Append('\n');
        foreach (var field in fields)
        {
            Append(text, field);
        }

        return text.ToString();
    }

    public static string Whole(string name, int id, TraceClassModel shape) =>
        $"name: {name}\nID: {id}\nformat:\n{shape.FieldsText}\nprint fmt: {shape.PrintText}\n";

    private static void Append(StringBuilder text, TraceField field) =>
        text.Append("\tfield:").Append(field.CType).Append(' ').Append(field.Name)
            .Append(field.Length > 0 ? $"[{field.Length}]" : "")
            .Append(";\toffset:").Append(field.Offset)
            .Append(";\tsize:").Append(field.Size)
            .Append(";\tsigned:").Append(field.Signed ? 1 : 0)
            .Append(";\n");
}
