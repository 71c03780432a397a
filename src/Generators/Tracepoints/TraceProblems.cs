// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Linux.Generators.Tracepoints;

/// <summary>
/// Receives what is wrong with a declaration. The generator only asks whether anything is; the
/// analyzer reports.
/// </summary>
internal sealed class TraceProblems
{
    private readonly Action<Diagnostic>? _report;

    public TraceProblems(Action<Diagnostic>? report) => _report = report;

    public int Count { get; private set; }

    public void Add(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        Count++;
        _report?.Invoke(Diagnostic.Create(rule, location ?? Location.None, arguments));
    }

    public void AddAt(DiagnosticDescriptor rule, SyntaxNode node, params object[] arguments)
    {
        Count++;
        _report?.Invoke(Diagnostic.Create(rule, node.GetLocation(), arguments));
    }
}
