// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace Linux.Executions;

/// <summary>Where the fields of a structure stand, and where the spinlocks inside of them.</summary>
internal sealed unsafe class StructLocks
{
    private readonly Dictionary<Type, bool> _hasLock = new();
    private readonly List<(nint Offset, nint Size, string Name)> _fields = new();
    private readonly byte* _start;

    /// <summary>Reads the layout of <paramref name="type"/>.</summary>
    /// <param name="type">An unmanaged structure.</param>
    /// <param name="instance">One, because an address is computed from a valid one only.</param>
    public StructLocks(Type type, byte* instance)
    {
        _start = instance;
        foreach (FieldInfo field in Fields(type))
        {
            byte* at = AddressOf(field, instance);

            _fields.Add(((nint)(at - instance), SizeOf(field.FieldType), field.Name));
            AddLocks(field.FieldType, at, field.Name);
        }
    }

    /// <summary>Path of each spinlock by its offset.</summary>
    public SortedDictionary<nint, string> Locks { get; } = new();

    /// <summary>The name of what stands at an offset, or null outside of the structure.</summary>
    public string? Name(nint offset)
    {
        if (Locks.TryGetValue(offset, out string? path))
            return path;
        foreach ((nint start, nint size, string name) in _fields)
        {
            if (offset >= start && offset < start + size)
                return offset == start ? name : $"{name}+0x{offset - start:x}";
        }
        return null;
    }

    private void AddLocks(Type type, byte* at, string path)
    {
        if (type == typeof(raw_spinlock_t))
            Locks.TryAdd((nint)(at - _start), path);
        if (type == typeof(raw_spinlock_t) || !HasLock(type))
            return;
        if (type.GetCustomAttribute<System.Runtime.CompilerServices.InlineArrayAttribute>() is { } array)
        {
            Type element = Fields(type).Single().FieldType;

            for (int i = 0; i < array.Length; i++)
                AddLocks(element, at + i * SizeOf(element), $"{path}[{i}]");
            return;
        }
        foreach (FieldInfo field in Fields(type))
            AddLocks(field.FieldType, AddressOf(field, at), $"{path}.{field.Name}");
    }

    private bool HasLock(Type type)
    {
        if (type == typeof(raw_spinlock_t))
            return true;
        if (!type.IsValueType || type.IsPrimitive || type.IsEnum)
            return false;
        if (_hasLock.TryGetValue(type, out bool has))
            return has;
        has = Fields(type).Any(field => HasLock(field.FieldType));
        _hasLock[type] = has;
        return has;
    }

    private static FieldInfo[] Fields(Type type)
        => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static byte* AddressOf(FieldInfo field, byte* instance)
        => (byte*)Run(code =>
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldflda, field);
            code.Emit(OpCodes.Conv_U);
        }, (nint)instance);

    private static nint SizeOf(Type type)
        => type.IsPointer || type.IsFunctionPointer ? sizeof(nint) : Run(code =>
        {
            code.Emit(OpCodes.Sizeof, type);
            code.Emit(OpCodes.Conv_I);
        }, 0);

    private static nint Run(Action<ILGenerator> body, nint argument)
    {
        var method = new DynamicMethod(
            "layout", typeof(nint), [typeof(nint)], typeof(StructLocks).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();

        body(code);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<nint, nint>>()(argument);
    }
}
