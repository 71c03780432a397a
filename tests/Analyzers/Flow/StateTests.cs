// SPDX-License-Identifier: GPL-2.0-only
using System.Collections;
using System.Reflection;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Tests.Analyzers.Flow;

/// <summary>What is done to a state is done to all of it.</summary>
public class StateTests
{
    private static readonly SymTable s_table = new();
    private static readonly Sym s_old = s_table.Get(SymKind.Fresh, "old");
    private static readonly Sym s_new = s_table.Get(SymKind.Fresh, "new");
    private static readonly Trail s_trail = new(null, "here", null);

    private static Join Join => new(s_table, new Block(0), new Origins(),
        static (_, _, _) => false);

    [Fact]
    public void EveryDomain_IsAPartOfTheState() => Assert.Equal(
        typeof(State).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(IDomain).IsAssignableFrom(t))
            .Select(t => t.Name).Order(),
        typeof(State).GetProperties().Where(p => typeof(IDomain).IsAssignableFrom(p.PropertyType))
            .Select(p => p.PropertyType.Name).Order());

    [Fact]
    public void Rename_ReachesEveryName()
    {
        var state = Full(s_old);
        Assert.NotEqual(0, Count(state, s_old));
        int names = Count(state, s_old);
        state.Rename(s_table, s_old, s_new);
        Assert.Equal(0, Count(state, s_old));
        Assert.Equal(names, Count(state, s_new));
    }

    [Fact]
    public void Forget_LeavesTheNameNowhere()
    {
        var state = Full(s_old);
        state.Forget(s_table, s_old);
        var past = s_table.Get(SymKind.Old, null, 0, s_old);
        Assert.Equal(Count(state, past), Count(state, s_old));
        Assert.Empty(state.Facts.Known);
    }

    [Fact]
    public void Clone_SharesNothingThatChanges()
    {
        var state = Full(s_old);
        int names = Count(state, s_old);
        state.Clone().Rename(s_table, s_old, s_new);
        Assert.Equal(names, Count(state, s_old));
    }

    [Fact]
    public void Clone_IsLeftAloneByTheFirst()
    {
        var state = Full(s_old);
        var copy = state.Clone();
        int names = Count(copy, s_old);
        state.Rename(s_table, s_old, s_new);
        state.Facts.Known[s_table.True] = true;
        Assert.Equal(names, Count(copy, s_old));
        Assert.DoesNotContain(s_table.True, copy.Facts.Known.Keys);
    }

    [Fact]
    public void NumbersOfStores_AreTheirOwnAfterACopy()
    {
        var field = CSharpCompilation.Create("none").GetSpecialType(SpecialType.System_Object);
        var place = s_table.Get(SymKind.Static, field);
        var memory = new Memory();
        memory.Stored(field, 1);
        var copy = memory.Copy();
        memory.Stored(field, 2);
        Assert.Equal(1, copy.Unread(s_table, place).Number);
        copy.Stored(field, 3);
        Assert.Equal(2, memory.Unread(s_table, place).Number);
    }

    [Fact]
    public void Merge_WithAStateThatKnowsNothing_LeavesNoClaim()
    {
        var state = Full(s_old);
        var other = new State();
        other.Locks.Held.AddRange(state.Locks.Held);
        other.Locks.Dropped.AddRange(state.Locks.Dropped);
        other.Interrupts.Saves.AddRange(state.Interrupts.Saves);
        other.Interrupts.Now = state.Interrupts.Now;
        Assert.Equal(state.Key(), other.Key());
        Assert.True(Join.Merge(state, other));
        Assert.Empty(state.Facts.Known);
        Assert.Empty(state.Relations.Pairs);
        Assert.Empty(state.Ownership.Objects);
        Assert.Null(state.Interrupts.RestoredFrom);
        Assert.False(state.Interrupts.CallerHadThemOn);
        Assert.NotNull(state.Locks.Mismatch);
        Assert.NotNull(state.FailedExchanges.Last);
    }

    // Every field of every domain that may hold a name holds this one.
    private static State Full(Sym name)
    {
        var state = new State();
        var held = new Held(name, null, false, Variant.Plain, 0, s_trail, IrqState.Entry);
        state.Locks.Held.Add(held);
        state.Locks.Dropped.Add(name);
        state.Locks.Mismatch = new Mismatch(held, Variant.Irq, s_trail);
        state.Interrupts.Set(IrqState.Restored, s_trail);
        state.Interrupts.CallerHadThemOn = true;
        state.Interrupts.RestoredFrom = name;
        state.Interrupts.Saves.Add(new Saved(name, IrqState.On, s_trail));
        state.Memory.Values[name] = name;
        state.Facts.Known[name] = true;
        state.Relations.Pairs.Add((name, name));
        state.Ownership.Objects.Add(name);
        state.FailedExchanges.Last = new FailedOnce(name, name, s_trail);
        return state;
    }

    private static int Count(object? part, Sym name) => part switch
    {
        null or string or Trail => 0,
        Sym sym => sym.Mentions(name) ? 1 : 0,
        IEnumerable items => items.Cast<object?>().Sum(i => Count(i, name)),
        _ when part.GetType().Namespace?.StartsWith("Linux.", StringComparison.Ordinal) == true
            || part.GetType().IsGenericType => part.GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(f => !f.FieldType.IsPrimitive && !f.FieldType.IsEnum)
                .Sum(f => Count(f.GetValue(part), name)),
        _ => 0,
    };
}
