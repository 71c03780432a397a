// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Tests.Analyzers.Harness;

/// <summary>A diagnostic that a snippet expects.</summary>
internal sealed record Mark(string Id, TextSpan Span);

/// <summary>Takes the marks <c>{|id:text|}</c>, or <c>{|id+id:text|}</c>, out of a snippet.</summary>
internal static class Marks
{
    public static (string Source, List<Mark> Marks) Read(string marked)
    {
        TestFileMarkupParser.GetSpans(
            marked, out var source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        return (source, [.. from mark in spans
                            from span in mark.Value
                            from id in mark.Key.Split('+')
                            select new Mark(id, span)]);
    }
}
