// SPDX-License-Identifier: GPL-2.0-only
using System;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>Turns the attributes of one symbol into facts.</summary>
internal static class FactReader
{
    public static MethodFacts Method(ISymbol symbol)
    {
        MethodFacts? facts = null;
        foreach (var (name, data) in AttributeReader.Of(symbol))
        {
            facts ??= new MethodFacts();
            ReadLocks(facts, name, data);
            ReadContext(facts, name, data);
            ReadOther(facts, name, data);
            LifeReader.Read(facts, name, data);
        }

        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == "DoesNotReturnAttribute")
            {
                facts ??= new MethodFacts();
                facts.NoReturn = true;
            }
        }

        return facts ?? MethodFacts.None;
    }

    private static readonly MethodFacts s_argument =
        new() { Primitive = true, ReturnsArgument = true };
    private static readonly MethodFacts s_iterator = new() { NeedsRcu = true };
    private static readonly MethodFacts s_container =
        new() { Primitive = true, StableAddress = true };

    /// <summary>What follows from where a method without annotations stands.</summary>
    public static MethodFacts Implied(ISymbol method)
    {
        if (method is { Name: "AsPointer" or "AsRef", ContainingType.Name: "Unsafe" })
        {
            return s_argument;
        }

        if (method is IMethodSymbol called && Framework.Of(called) is { } known)
            return known;

        // What is generated into the type that asks for it.
        var implied = !method.IsStatic ? null
            : method.Name.StartsWith("of_", StringComparison.Ordinal) ? s_container
            : method.Name.StartsWith("each_", StringComparison.Ordinal)
                && method.Name.EndsWith("_rcu", StringComparison.Ordinal) ? s_iterator
            : null;
        if (implied is not null && method.ContainingType is { } type)
        {
            foreach (var (name, _) in AttributeReader.Of(type))
            {
                if (name == "ContainerOf")
                {
                    return implied;
                }
            }
        }

        return MethodFacts.None;
    }

    public static FieldFacts Field(ISymbol symbol)
    {
        FieldFacts? facts = null;
        foreach (var (name, data) in AttributeReader.Of(symbol))
        {
            facts ??= new FieldFacts();
            switch (name)
            {
                case "LockClass":
                    facts.LockClass = data.Text(0);
                    facts.UsedInInterrupts = data.Named("UsedInInterrupts") is true;
                    facts.SameClass = (SameClass)(data.Named("SameClass") as int? ?? 0);
                    break;
                case "GuardedBy":
                    facts.GuardedBy.Add(new GuardFact(data.Text(0),
                        (GuardedAccess)(data.Named("Access") as int? ?? 0), data.Where(),
                        data.Named("Target") is true));
                    facts.Any = true;
                    break;
                case "Marked":
                    facts.Marked.Add(new MarkFact((MarkedAccess)data.Number(0),
                        data.Named("Member") as string));
                    facts.Any = true;
                    break;
                case "Published":
                    facts.Published = facts.Any = true;
                    break;
                case "Global" or "DefinePerCpu":
                    facts.Init = data.Named("Init") as string;
                    break;
                case "ParentLink":
                    facts.ParentLink = true;
                    break;
                case "OwnerLink":
                    facts.OwnerLink = true;
                    break;
                case "Ordered":
                    facts.Ordered = new OrderedFact(
                        (MemoryOrder)(data.Named("Loads") as int? ?? 0),
                        (MemoryOrder)(data.Named("Stores") as int? ?? 0));
                    break;
                case "RunsIn":
                    facts.RunsIn = (EntryContext)data.Number(0);
                    break;
                case "Contract":
                    facts.Contract = data.ConstructorArguments.Length > 0
                        ? data.ConstructorArguments[0].Value as INamedTypeSymbol
                        : null;
                    facts.Any = true;
                    break;
                default:
                    break;
            }
        }

        return facts ?? FieldFacts.None;
    }

    private static void ReadLocks(MethodFacts facts, string name, AttributeData data)
    {
        var path = new PathFact(data.Text(0), data.Where(),
            (Result)(data.Named("When") as int? ?? 0), data.Named("Level") as string,
            data.Named("If") as string);
        switch (name)
        {
            case "Acquires": facts.Acquires.Add(path); break;
            case "Releases": facts.Releases.Add(path); break;
            case "MustHold": facts.MustHold.Add(path); break;
            case "MustNotHold": facts.MustNotHold.Add(path); break;
            case "AssertsHeld": facts.AssertsHeld.Add(path); break;
            case "InitializesLock": facts.Initializes.Add(path); break;
            case "ReadsInOrder":
                facts.ReadsInOrder.Add(new OrderFact(data.Text(0), data.Text(1), data.Where()));
                break;
            case "SameValue":
                facts.SameValue.Add(new OrderFact(data.Text(0), data.Text(1), data.Where()));
                break;
            case "ChildOf":
                facts.ChildOf.Add(new ChildFact(data.Text(0), data.Text(1), data.Where()));
                break;
            default: break;
        }
    }

    private static void ReadContext(MethodFacts facts, string name, AttributeData data)
    {
        switch (name)
        {
            case "DisablesIrqs": facts.DisablesIrqs = true; break;
            case "EnablesIrqs": facts.EnablesIrqs = true; break;
            case "SavesIrqs": facts.SavesIrqs = data.Text(0); break;
            case "RestoresIrqs": facts.RestoresIrqs = data.Text(0); break;
            case "RequiresIrqs": facts.RequiresIrqsOff = data.Number(0) == 0; break;
            case "AssertsIrqs": facts.AssertsIrqsOff = data.Number(0) == 0; break;
            case "DisablesPreemption": facts.Preemption = 1; break;
            case "EnablesPreemption": facts.Preemption = -1; break;
            case "DisablesBottomHalves": facts.BottomHalves = 1; break;
            case "EnablesBottomHalves": facts.BottomHalves = -1; break;
            case "RunsIn": facts.RunsIn = (EntryContext)data.Number(0); break;
            case "WaitsForCallback":
                facts.WaitsFor = new WaitFact(data.Text(0),
                    data.Named("NotFromInterrupts") is true, data.Named("If") as string);
                break;
            case "Completes": facts.Completes = data.Text(0); break;
            case "RegistersCallback":
                facts.Registers = new CallbackFact(data.Text(0), data.Text(1),
                    (EntryContext)data.Number(2), data.Named("Flags") as string,
                    data.Bits("Soft"), data.Bits("IrqsOff"));
                break;
            case "MaySleep":
                facts.Sleep = new SleepFact(data.Named("Flags") as string,
                    data.Bits("Mask"));
                break;
            default: break;
        }
    }

    private static void ReadOther(MethodFacts facts, string name, AttributeData data)
    {
        switch (name)
        {
            case "MemoryOperation":
                facts.Memory = new MemoryFact((MemoryAccess)data.Number(0),
                    (MemoryOrder)data.Number(1), data.Named("CanFail") is true);
                break;
            case "MemoryBarrier": facts.Barrier = (MemoryOrder)data.Number(0); break;
            case "Primitive": facts.Primitive = true; break;
            case "Trusted": facts.Trusted = (data.Text(0), data.Where()); break;
            case "KernelRuleException":
                facts.Exceptions.Add(new ExceptionFact(data.Text(0), data.Text(1), data.Where()));
                break;
            case "StableAddress": facts.StableAddress = true; break;
            case "ThisCpu": facts.ThisCpu = true; break;
            case "ReturnsArgument": facts.ReturnsArgument = true; break;
            case "Allocates": facts.Allocates = true; break;
            case "NoReturn": facts.NoReturn = true; break;
            case "ReturnsSum": facts.Sum = (data.Text(0), data.Text(1)); break;
            default: break;
        }
    }
}
