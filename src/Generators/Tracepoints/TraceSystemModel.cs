// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;

namespace Linux.Generators.Tracepoints;

/// <summary>The tracepoints of one system.</summary>
internal sealed record TraceSystemModel(
    string Name,
    string Space,
    string Holder,
    EquatableArray<TraceClassModel> Classes,
    EquatableArray<TraceEventModel> Events);

/// <summary>What events of one shape share. The print format is C text, as tracefs shows it.</summary>
internal sealed record TraceClassModel(
    string Name, string Parameters, string Arguments, string FieldsText, string PrintText, int Size);

/// <summary>One event: a name, its class and its prototype.</summary>
internal sealed record TraceEventModel(
    string Name, string Class, string Parameters, string Arguments);

/// <summary>A field of a record, as the compiler lays it out.</summary>
internal sealed record TraceField(string CType, string Name, int Offset, int Size, bool Signed);
