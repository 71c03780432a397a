// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>
/// A hash of objects and of all that they lead to: their types, their fields, what their delegates
/// call, and which of them are the same one. The machine and what runs it have keys of their own,
/// and are left out.
/// </summary>
internal sealed unsafe class ObjectHash(Arena arena)
{
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _open = new();

    /// <summary>The hash of what was added.</summary>
    public ulong Value { get; private set; }

    /// <summary>Adds an object, and what it leads to that was not there yet.</summary>
    public void Add(object? found)
    {
        AddReference(found);
        while (_open.TryDequeue(out object? next))
            AddContent(next);
    }

    private static bool HasAKey(object found)
        => found is Machine or Execution or Arena or ChoicePoints or RunObservers or RunLimits
            or TaskTable or TaskSlot or Strand or Invariants or MachineOptions or MachineLog
            or Warnings or Slab or ScenarioRunner or IRunPolicy;

    private void AddReference(object? found)
    {
        switch (found)
        {
            case null:
                Mix(0);
                break;
            case string text:
                Mix(2);
                AddText(text);
                break;
            case MemberInfo member:
                AddText(member.Name);
                break;
            default:
                if (HasAKey(found))
                {
                    Mix(1);
                    break;
                }
                if (!_numbers.TryGetValue(found, out int number))
                {
                    _numbers[found] = number = _numbers.Count;
                    _open.Enqueue(found);
                }
                Mix(3 + (ulong)number);
                break;
        }
    }

    private void AddContent(object found)
    {
        Type type = found.GetType();

        AddText(type.FullName!);
        switch (found)
        {
            case Delegate calls:
                foreach (Delegate call in calls.GetInvocationList())
                {
                    Mix((ulong)call.Method.MetadataToken);
                    AddReference(call.Target);
                }
                return;
            case Array array when type.GetElementType()
                is { IsPointer: true } or { IsFunctionPointer: true }:
                AddPointers(array);
                return;
            // Places of a list or table that are not used hold what was there before.
            case IEnumerable items when found is Array
                || type.Namespace == "System.Collections.Generic":
                ulong count = 0;

                foreach (object? item in items)
                {
                    AddValue(item);
                    count++;
                }
                Mix(count);
                return;
        }
        foreach (FieldInfo field in ObjectPlan.All(type))
            AddValue(field.GetValue(found));
    }

    private void AddPointers(Array array)
    {
        ref byte first = ref MemoryMarshal.GetArrayDataReference(array);

        Mix((ulong)array.Length);
        for (int i = 0; i < array.Length; i++)
            Mix(arena.Place(Unsafe.Add(ref Unsafe.As<byte, ulong>(ref first), i)));
    }

    /// <summary>A number that may be an address counts as a place.</summary>
    private void AddValue(object? value)
    {
        switch (value)
        {
            case Pointer pointer:
                Mix(arena.Place((ulong)Pointer.Unbox(pointer)));
                break;
            case nint address:
                Mix(arena.Place((ulong)address));
                break;
            case nuint address:
                Mix(arena.Place(address));
                break;
            case ulong word:
                Mix(arena.Place(word));
                break;
            case double number:
                Mix(BitConverter.DoubleToUInt64Bits(number));
                break;
            case ValueType when value.GetType() is { IsPrimitive: true } or { IsEnum: true }:
                AddText(Convert.ToString(value, null)!);
                break;
            case ValueType:
                foreach (FieldInfo field in ObjectPlan.All(value.GetType()))
                    AddValue(field.GetValue(value));
                break;
            default:
                AddReference(value);
                break;
        }
    }

    private void AddText(string text)
    {
        Mix((ulong)text.Length);
        foreach (char letter in text)
            Mix(letter);
    }

    private void Mix(ulong value) => Value = ArenaHash.Mix(Value, value);
}
