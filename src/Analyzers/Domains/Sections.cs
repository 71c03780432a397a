// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>The sequence counters whose data may be read now.</summary>
internal sealed class Sections : Domain<Sections>
{
    public HashSet<Sym> Reads { get; private set; } = [];

    public override Sections Copy() => new() { Reads = [.. Reads] };

    public override void Key(StringBuilder text)
    {
        foreach (var counter in Reads.OrderBy(c => c.Id))
            text.Append(counter.Id).Append('q');
    }

    // The counters are in the key.
    public override bool Merge(Sections other, Meeting at) => false;

    public override bool Touched(Renaming by) => by.TouchesAny(Reads);

    public override void Rename(Renaming renaming) => Reads = [.. Reads.Select(renaming.Of)];

    public override bool Covers(Sections earlier, Join at) => true;
}
