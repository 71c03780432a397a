// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>Classes, one a kind, for locks whose addresses do not tell more.</summary>
internal sealed class AnonymousClasses
{
    private readonly Dictionary<LockKind, LockClass> _all = [];

    public LockClass? Of(KernelModel model, ITypeSymbol? type)
    {
        var pointed = type is IPointerTypeSymbol pointer ? pointer.PointedAtType : type;
        if (model.LockKindOf(pointed) is not { } kind)
            return null;

        if (!_all.TryGetValue(kind, out var cls))
            _all.Add(kind, cls =
                new LockClass("a " + kind.ToString().ToLowerInvariant() + " lock", kind));

        return cls;
    }

    public bool Has(LockClass cls) => _all.ContainsValue(cls);
}
