// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Reuse;

/// <summary>Where things that were found in earlier versions of the files are now.</summary>
internal sealed class CurrentPlaces(IEnumerable<SourceFile> files)
{
    private readonly HashSet<SyntaxTree> _now = [.. files.Select(f => f.Current)];
    private readonly Dictionary<string, SyntaxTree> _byPath = files.Select(f => f.Current)
        .GroupBy(t => t.FilePath).ToDictionary(g => g.Key, g => g.First());

    public Location Of(Location where) => where.SourceTree is not { } tree || _now.Contains(tree)
        || !_byPath.TryGetValue(tree.FilePath, out var now)
            ? where
            : Location.Create(now, TreeShape.Of(tree).Move(where.SourceSpan, TreeShape.Of(now)));
}
