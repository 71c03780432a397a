// SPDX-License-Identifier: GPL-2.0-only
using System.Net;

namespace Linux.View;

/// <summary>One file that has all a page needs: its data, its style and its script.</summary>
public static class HtmlPage
{
    /// <summary>Makes it.</summary>
    /// <param name="title">Shown by the browser.</param>
    /// <param name="json">The data.</param>
    public static string Make(string title, string json)
        => Resource("page.html")
            .Replace("@title@", WebUtility.HtmlEncode(title), StringComparison.Ordinal)
            .Replace("/*@style@*/", Resource("page.css"), StringComparison.Ordinal)
            .Replace("/*@script@*/", string.Concat(s_scripts.Select(Resource)),
                StringComparison.Ordinal)
            // The data comes last: what stands in it is replaced by nothing.
            .Replace("@data@", json.Replace("</", "<\\/", StringComparison.Ordinal),
                StringComparison.Ordinal);

    private static readonly string[] s_scripts = ["base.js", "tree.js", "rows.js", "replay.js",
        "map.js", "start.js"];

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}
