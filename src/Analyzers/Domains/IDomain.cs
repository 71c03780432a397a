// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>
/// One kind of knowledge about the paths that lead to a point of a function. A state is the product
/// of all domains, and whatever is done to a state is done to each of them.
/// </summary>
internal interface IDomain
{
    IDomain Clone();

    /// <summary>Writes what tells states apart that must not become one.</summary>
    void Key(StringBuilder text);

    /// <summary>
    /// Keeps what holds on both paths; true when this domain changed. Merging again what was merged
    /// changes nothing, and nothing becomes known that neither path knew.
    /// </summary>
    bool Merge(IDomain other, Meeting at);

    /// <summary>True when a name that a renaming is about stands here.</summary>
    bool Touched(Renaming by);

    void Rename(Renaming renaming);

    /// <summary>Gives up a name that is about to mean something new.</summary>
    void Forget(Renaming toOld);

    /// <summary>
    /// True when this claims nothing that an earlier state of the same point did not.
    /// </summary>
    bool Covers(IDomain earlier, Join at);
}

/// <summary>What the domains have in common: each is only ever met by its own kind.</summary>
internal abstract class Domain<T> : IDomain where T : Domain<T>
{
    public abstract T Copy();

    public virtual void Key(StringBuilder text)
    {
    }

    public abstract bool Merge(T other, Meeting at);

    public abstract bool Touched(Renaming by);

    public abstract void Rename(Renaming renaming);

    public virtual void Forget(Renaming toOld) => Rename(toOld);

    public abstract bool Covers(T earlier, Join at);

    IDomain IDomain.Clone() => Copy();

    bool IDomain.Merge(IDomain other, Meeting at) => Merge((T)other, at);

    bool IDomain.Covers(IDomain earlier, Join at) => Covers((T)earlier, at);
}
