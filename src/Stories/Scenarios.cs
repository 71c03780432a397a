// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>Every scenario of this image.</summary>
public static class Scenarios
{
    private static readonly Lazy<SortedDictionary<string, Scenario>> s_all = new(Find);

    /// <summary>In order of their names.</summary>
    public static IReadOnlyCollection<Scenario> All => s_all.Value.Values;

    /// <summary>The scenario called <paramref name="name"/>, or null; a new one each time, because it
    /// keeps what belongs to its run.</summary>
    public static Scenario? Named(string name)
        => s_all.Value.TryGetValue(name, out Scenario? scenario)
            ? (Scenario)Activator.CreateInstance(scenario.GetType())! : null;

    private static SortedDictionary<string, Scenario> Find()
    {
        var all = new SortedDictionary<string, Scenario>(StringComparer.Ordinal);

        foreach (Type type in typeof(Scenarios).Assembly.GetTypes().OrderBy(t => t.FullName))
        {
            if (!type.IsAbstract && type.IsSubclassOf(typeof(Scenario)))
            {
                var scenario = (Scenario)Activator.CreateInstance(type)!;
                all.Add(scenario.Name, scenario);
            }
        }
        return all;
    }
}
