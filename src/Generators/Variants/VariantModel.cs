// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;

namespace Linux.Generators.Variants;

/// <summary>
/// The other forms of one function, as text, and the file that holds it with what it imports.
/// </summary>
internal sealed record VariantModel(
    string File, EquatableArray<string> Usings, EquatableArray<string> Functions);
