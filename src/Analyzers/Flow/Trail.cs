// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Domains;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Flow;

/// <summary>
/// How something came about: the step itself first, then the calls that lead to it, innermost
/// first. Trails share their tails.
/// </summary>
internal sealed class Trail(SyntaxNode? syntax, string text, Trail? through)
{
    private const int Longest = 12;

    public SyntaxNode? Syntax { get; private set; } = syntax;
    public string Text { get; } = text;

    /// <summary>The step inside the called function, when this step is a call.</summary>
    public Trail? Through { get; } = through;

    public Location Where => Syntax?.GetLocation() ?? Location.None;

    /// <summary>Where the step itself is, behind all calls.</summary>
    public Location Innermost
    {
        get
        {
            var last = this;
            for (var trail = this; trail is not null; trail = trail.Through)
                last = trail.Syntax is null ? last : trail;

            return last.Where;
        }
    }

    /// <summary>True when another trail has the same steps, wherever they stand.</summary>
    public bool Says(Trail other) => ReferenceEquals(this, other)
        || (Text == other.Text && Syntax is null == other.Syntax is null
            && (Through is null ? other.Through is null
                : other.Through is not null && Through.Says(other.Through)));

    /// <summary>The steps are where those of another trail are, which says the same.</summary>
    public void MoveTo(Trail other)
    {
        for (var (here, there) = (this, other); here is not null && there is not null
            && !ReferenceEquals(here, there); (here, there) = (here.Through, there.Through))
            here.Syntax = there.Syntax;
    }

    /// <summary>The steps from the outermost call to the step itself.</summary>
    public IEnumerable<(Location Where, string Text)> Steps()
    {
        int count = 0;
        for (var trail = this; trail is not null && count < Longest; trail = trail.Through)
        {
            if (trail.Syntax is not null)
            {
                yield return (trail.Where, trail.Text);
            }

            count++;
        }
    }

    /// <summary>The functions that the trail goes through, as in <c>a() → b()</c>.</summary>
    public string Calls()
    {
        string text = "";
        int count = 0;
        for (var trail = this; trail?.Through is not null && count < Longest; trail = trail.Through)
        {
            text += (text.Length == 0 ? "" : " → ") + trail.Text;
            count++;
        }

        return text;
    }
}
