// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Generators.Shared;

/// <summary>What is wrong with the declaration of a variable, for the analyzer to report.</summary>
internal sealed record VariableProblem(DiagnosticDescriptor Rule, params object[] Arguments);
