// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Reuse;

/// <summary>References are the same when they lead to the same content.</summary>
internal sealed class SameReference : IEqualityComparer<MetadataReference>
{
    public static readonly SameReference Instance = new();

    public bool Equals(MetadataReference? a, MetadataReference? b) => ReferenceEquals(a, b)
        || (a is PortableExecutableReference x && b is PortableExecutableReference y
            && x.Properties.Equals(y.Properties)
            && ReferenceEquals(x.GetMetadataId(), y.GetMetadataId()));

    public int GetHashCode(MetadataReference reference) => reference.Properties.GetHashCode();
}
