// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Translation.Port;

/// <summary>
/// What the port calls by a newer name than the revision that its file is pinned to: both ways of
/// a CPU into and out of the hierarchy, which were its ways on and off line.
/// </summary>
internal static class Renamed
{
    private static readonly Dictionary<(string Type, string Name), string> s_fields = new()
    {
        [("tmigr_cpu", "online")] = "available",
    };

    private static readonly Dictionary<string, string> s_functions = new()
    {
        ["trace_tmigr_cpu_online"] = "trace_tmigr_cpu_available",
        ["trace_tmigr_cpu_offline"] = "trace_tmigr_cpu_unavailable",
    };

    /// <summary>The port's name of a field of a struct, or the same.</summary>
    public static string Field(string type, string name) =>
        s_fields.GetValueOrDefault((type, name), name);

    /// <summary>Whether a text names what the port calls by another name.</summary>
    public static bool IsIn(string text) => text.Split(' ').Any(word =>
        s_fields.ContainsValue(word) || s_functions.ContainsValue(word));

    /// <summary>The port's name of a function, or the same.</summary>
    public static string Function(string name) => s_functions.GetValueOrDefault(name, name);
}
