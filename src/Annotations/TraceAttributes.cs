// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// A static partial class that declares the tracepoints of one system. In it stand classes
/// marked <see cref="TRACE_EVENTAttribute"/> or <see cref="DECLARE_EVENT_CLASSAttribute"/> and
/// delegates marked <see cref="DEFINE_EVENTAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TRACE_SYSTEMAttribute : Attribute
{
    /// <summary>Names the system, as the directory under tracefs' events is called.</summary>
    public TRACE_SYSTEMAttribute(string name) => Name = name;

    /// <summary>The name of the system.</summary>
    public string Name { get; }
}

/// <summary>
/// A static partial class that is an event and its class at once. It declares, in this order:
/// <c>delegate void TP_PROTO(...)</c>, the prototype of <c>trace_name</c>;
/// <c>struct TP_STRUCT__entry</c>, the fields of a record;
/// <c>static void TP_fast_assign(TP_STRUCT__entry* __entry, ...)</c>, which fills them; and
/// <c>static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) =>
/// trace_event_printf(s, format, ...)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TRACE_EVENTAttribute : Attribute
{
}

/// <summary>
/// Several events of one shape; the members are those of
/// <see cref="TRACE_EVENTAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DECLARE_EVENT_CLASSAttribute : Attribute
{
}

/// <summary>
/// A delegate that is an event of a class: its name is the event's, its parameters are the
/// class's TP_PROTO.
/// </summary>
[AttributeUsage(AttributeTargets.Delegate)]
public sealed class DEFINE_EVENTAttribute : Attribute
{
    /// <summary>Names the class, marked <see cref="DECLARE_EVENT_CLASSAttribute"/>.</summary>
    public DEFINE_EVENTAttribute(Type eventClass) => EventClass = eventClass;

    /// <summary>The event class.</summary>
    public Type EventClass { get; }
}
