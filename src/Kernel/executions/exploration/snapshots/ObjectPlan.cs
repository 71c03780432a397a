// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace Linux.Executions;

/// <summary>How the objects of one type are copied into each other, and where they lead.</summary>
internal sealed class ObjectPlan
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, ObjectPlan> s_plans = new();
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_followed = new();
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> s_all = new();

    private ObjectPlan(Type type) => Copy = Compile(type);

    /// <summary>Copies every field of the second object into the first, fields that are readonly too.</summary>
    public Action<object, object> Copy { get; }

    public static ObjectPlan Of(Type type) => s_plans.GetOrAdd(type, static found => new ObjectPlan(found));

    /// <summary>Every field, those of its base types too.</summary>
    public static FieldInfo[] All(Type type)
        => s_all.GetOrAdd(type, static found => Fields(found).ToArray());

    /// <summary>Fields that are references, or structs with references in them.</summary>
    public static FieldInfo[] Followed(Type type) => s_followed.GetOrAdd(type,
        static found => Fields(found).Where(static field => Leads(field.FieldType)).ToArray());

    /// <summary>Whether a variable of the type can lead to an object.</summary>
    public static bool Leads(Type type)
    {
        if (type.IsPointer || type.IsFunctionPointer || type.IsPrimitive || type.IsEnum)
            return false;
        return !type.IsValueType || Followed(type).Length != 0;
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? part = type; part != null; part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(Own))
                yield return field;
        }
    }

    private static Action<object, object> Compile(Type type)
    {
        var method = new DynamicMethod("copy", null, [typeof(object), typeof(object)],
            typeof(ObjectPlan).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();

        foreach (FieldInfo field in Fields(type))
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldfld, field);
            code.Emit(OpCodes.Stfld, field);
        }
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<object, object>>();
    }
}
