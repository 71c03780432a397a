// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>What is known of symbols.</summary>
internal static class Known
{
    /// <summary>Forgets what is known of some.</summary>
    public static void Forget<T>(this Dictionary<ISymbol, T> known, Func<ISymbol, bool> differs)
    {
        foreach (var symbol in known.Keys.Where(differs).ToArray())
            known.Remove(symbol);
    }
}
