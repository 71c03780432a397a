// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;

namespace Linux.Generators.ContainerOf;

/// <summary>A struct and the members that lead back to it.</summary>
internal sealed record ContainerModel(
    string Namespace, string Name, string Type, EquatableArray<ContainerMember> Members);

/// <summary>A path of fields, as C# spells it, and the type at its end.</summary>
internal sealed record ContainerMember(string Path, string Suffix, string Type);
