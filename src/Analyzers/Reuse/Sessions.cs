// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// Keeps one session a project, for as long as somebody has the metadata that it refers to: an
/// editor with the project open, or a compiler that is kept running. Who takes a session has it
/// alone, and whoever comes meanwhile starts anew.
/// </summary>
internal static class Sessions
{
    private const int MostProjects = 8;
    private static readonly ConditionalWeakTable<object, Dictionary<string, Session>> s_all = new();

    /// <summary>Everything that is wrong in a compilation.</summary>
    public static IReadOnlyList<Finding> Check(Compilation compilation, CancellationToken stop)
    {
        string name = compilation.AssemblyName ?? "";
        var kept = compilation.References.OfType<PortableExecutableReference>()
            .Select(r => (object)r.GetMetadataId()).FirstOrDefault() is { } key
            && CanFollow(compilation) ? s_all.GetOrCreateValue(key) : null;
        var session = kept is null ? null : Take(kept, name);
        if (session?.Follow(compilation, stop) != true)
            session = new Session(compilation, stop);

        var findings = session.Check(stop);
        if (kept is not null)
            Put(kept, name, session);

        return findings;
    }

    /// <summary>Everything that is wrong, found without anything that is known already.</summary>
    public static IReadOnlyList<Finding> CheckAnew(Compilation compilation, CancellationToken stop)
        => new Session(compilation, stop).Check(stop);

    // Places are found again by the names of the files.
    private static bool CanFollow(Compilation compilation) => compilation.SyntaxTrees
        .GroupBy(t => t.FilePath, StringComparer.Ordinal).All(g => !g.Skip(1).Any());

    private static Session? Take(Dictionary<string, Session> kept, string name)
    {
        lock (kept)
        {
            if (kept.TryGetValue(name, out var session))
                kept.Remove(name);

            return session;
        }
    }

    private static void Put(Dictionary<string, Session> kept, string name, Session session)
    {
        lock (kept)
        {
            if (kept.Count >= MostProjects)
                kept.Clear();

            kept[name] = session;
        }
    }
}
