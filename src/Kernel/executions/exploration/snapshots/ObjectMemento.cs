// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;

namespace Linux.Executions;

/// <summary>
/// What stands in every object that can be reached from some first ones. It is put back into the same
/// objects, so that references from outside hold, and objects made since are left to the collector.
/// </summary>
internal sealed class ObjectMemento
{
    private static readonly Func<object, object> s_clone = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<object, object>>();

    private readonly List<(object Object, object Copy, Action<object, object> Put)> _objects = new();
    private readonly List<(Array Array, Array Copy)> _arrays = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _open = new();

    private ObjectMemento()
    {
    }

    /// <summary>Records what is reached from <paramref name="roots"/>.</summary>
    /// <returns>What was recorded, or null and the reason why it cannot be put back.</returns>
    public static (ObjectMemento? Memento, string? Reason) Of(params object[] roots)
    {
        var memento = new ObjectMemento();

        foreach (object root in roots)
            memento.Reach(root);
        while (memento._open.TryPop(out object? next))
        {
            if (memento.Record(next) is { } reason)
                return (null, reason);
        }
        return (memento, null);
    }

    /// <summary>Everything is again as it was.</summary>
    public void Restore()
    {
        foreach ((object kept, object copy, Action<object, object> put) in _objects)
            put(kept, copy);
        foreach ((Array array, Array copy) in _arrays)
            Array.Copy(copy, array, copy.Length);
    }

    private void Reach(object? found)
    {
        // The last ones belong to the search, which goes on.
        if (found is not (null or string or MemberInfo or StringComparer or Baton or Pointer or RunningArenaHash
            or CoverageNotes or RaceNotes or IRunPolicy or IMemoryModel or ScenarioRunner)
            && _seen.Add(found))
            _open.Push(found);
    }

    private string? Record(object found)
    {
        Type type = found.GetType();

        switch (found)
        {
            case Strand:
                return "a task or an interrupt handler has stopped in the middle and has a stack";
            case Delegate { HasSingleTarget: true } call:
                Reach(call.Target);
                return null;
            case Delegate many:
                foreach (Delegate call in many.GetInvocationList())
                    Reach(call);
                return null;
            case Array array:
                _arrays.Add((array, (Array)array.Clone()));
                FollowElements(array);
                return null;
        }
        if (!IsKnown(type))
            return $"an object of {type} is reached, of which it is not known that it can be put back";
        _objects.Add((found, s_clone(found), ObjectPlan.Of(type).Copy));
        FollowFields(found);
        return null;
    }

    /// <summary>Types of the image, which may be several assemblies, and of the library plain data
    /// alone.</summary>
    private static bool IsKnown(Type type)
    {
        if (type.GetMethod("Finalize", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType
            != typeof(object))
            return false;
        return type == typeof(object) || type.Assembly == typeof(ObjectMemento).Assembly
            || type.Namespace is "Linux.Stories"
            || type.Namespace is "System.Collections.Generic" or "System.Collections.ObjectModel";
    }

    private void FollowElements(Array array)
    {
        Type element = array.GetType().GetElementType()!;

        if (!ObjectPlan.Leads(element))
            return;
        foreach (object? item in (IEnumerable)array)
            FollowValue(element, item);
    }

    private void FollowFields(object holder)
    {
        foreach (FieldInfo field in ObjectPlan.Followed(holder.GetType()))
            FollowValue(field.FieldType, field.GetValue(holder));
    }

    private void FollowValue(Type declared, object? value)
    {
        if (!declared.IsValueType)
            Reach(value);
        else if (value != null)
            FollowFields(value);
    }
}
