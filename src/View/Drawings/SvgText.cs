// SPDX-License-Identifier: GPL-2.0-only
using System.Net;
using System.Text;

namespace Linux.View;

/// <summary>
/// The parts that our drawings are made of, light or dark as the reader's browser is.
/// </summary>
internal sealed class SvgText
{
    private const string Style = """
        text{font:12px ui-monospace,"DejaVu Sans Mono",Menlo,monospace;fill:#1d2330}
        .t{font-weight:700;font-size:14px}.n{font-weight:700}.s{fill:#5f6878}.c{fill:#b4580a}
        .b{fill:#fff;stroke:#a4abb8;stroke-width:1.3}.on{stroke:#0b7a5d;stroke-width:1.8}
        .e{stroke:#a4abb8;stroke-width:1.3;fill:none}.e.on{stroke:#0b7a5d;stroke-width:2}
        .cpu{fill:#fff;stroke:#a4abb8}
        .cpu.on{fill:#bfe8da}.m{fill:#ffe6c9}.g{stroke:#d8dce3}.v{fill:#8cc7b5}.d{fill:#d6336c}
        @media(prefers-color-scheme:dark){text{fill:#e5e8ee}.s{fill:#a2aaba}.c{fill:#ffb069}
        .b,.cpu{fill:#1b1f27;stroke:#667085}.on{stroke:#58d0ab}.cpu.on{fill:#1f5242}
        .m{fill:#4a3417}.g{stroke:#333a46}.v{fill:#2c6a58}.e{stroke:#667085}.e.on{stroke:#58d0ab}}
        """;

    private readonly StringBuilder _body = new();

    /// <summary>Adds a part, as it stands.</summary>
    public void Add(string part) => _body.Append(part).Append('\n');

    /// <summary>Adds a line of text.</summary>
    /// <param name="x">Where it starts, ends or has its middle.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="kind">Class of the style.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="text">The words.</param>
    public void Text(int x, int y, string kind, string anchor, string text)
        => Add($"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\" "
            + $"text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>The drawing, as a file of its own.</summary>
    public string Whole(int width, int height)
        => FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" ")
            + FormattableString.Invariant($"width=\"{width}\" role=\"img\">\n")
            + "<!-- SPDX-License-Identifier: GPL-2.0-only -->\n"
            + $"<style>{Style}</style>\n{_body}</svg>\n";
}
