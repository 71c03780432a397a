// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Gives a partial struct the method <c>of_m</c>, which turns a pointer to the member
/// <c>m</c> into a pointer to the struct around it. A path such as <c>"work.entry"</c> gives
/// <c>of_work_entry</c>. A member that is a node of a list also gives the iterators over the
/// list: <c>for (p = null; T.each_m(ref p, head);)</c> runs over its entries, and
/// <c>each_m_safe(ref p, ref next, head)</c> lets the body remove them. A <c>list_head</c> has
/// <c>each_m_reverse</c> too, an <c>hlist_node</c> <c>each_m_rcu</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true)]
public sealed class ContainerOfAttribute : Attribute
{
    /// <summary>Names the member, or the path to it, separated by dots.</summary>
    public ContainerOfAttribute(string member) => Member = member;

    /// <summary>The member or path.</summary>
    public string Member { get; }
}
