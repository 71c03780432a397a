using System;

namespace Linux.Annotations;

/// <summary>
/// Gives a partial struct the method <c>of_m</c>, which turns a pointer to the member
/// <c>m</c> into a pointer to the struct around it. A path such as <c>"work.entry"</c> gives
/// <c>of_work_entry</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true)]
public sealed class ContainerOfAttribute : Attribute
{
    /// <summary>Names the member, or the path to it, separated by dots.</summary>
    public ContainerOfAttribute(string member) => Member = member;

    /// <summary>The member or path.</summary>
    public string Member { get; }
}
