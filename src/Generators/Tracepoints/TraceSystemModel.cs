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
/// <param name="CType">The type of it or, of an array, of an element, as C spells it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Offset">First byte, from the start of the record.</param>
/// <param name="Size">All its bytes.</param>
/// <param name="Signed">Whether C calls the type signed.</param>
/// <param name="Length">Elements of an array; 0 where it is none.</param>
internal sealed record TraceField(
    string CType, string Name, int Offset, int Size, bool Signed, int Length = 0);
