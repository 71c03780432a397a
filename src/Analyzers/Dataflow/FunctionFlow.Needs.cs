// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    private void NeedHeld(Effect effect, Sym? name, LockClass? cls, Held[] held, Site site, State state)
    {
        if (name is null || held.Any(h => ReferenceEquals(h.Name, name)) || state.Ownership.Has(name))
        {
            return;
        }

        if (CanAskCallers(name, cls) && !_facts.Releases.Any())
        {
            Tell(effect);
            return;
        }

        Report(RequiredLock.Find(site.Function, name.ToString(), Near(cls, name, state), site.Node.Where,
            Method).Along(effect.Trail));
    }

    private void NeedNotHeld(Effect effect, Sym? name, LockClass? cls, Held[] held, Site site)
    {
        var wrong = held.FirstOrDefault(h => name is not null
            ? ReferenceEquals(h.Name, name)
            : h.Class is not null && h.Class == cls);
        if (wrong is not null)
        {
            Report(ExcludedLock.Find(site.Function, wrong.Name.ToString(), site.Node.Where, Method)
                .Along(wrong.Trail).Along(effect.Trail));
        }
        else if (effect.Name is not null || cls is not null)
        {
            Tell(effect);
        }
    }

    private void NeedGuard(Effect effect, Sym? name, Held[] held, Node node, State state)
    {
        if (name is null || held.Any(h => ReferenceEquals(h.Name, name)) || state.Ownership.Has(name)
            || (effect.Access == GuardedAccess.OwnerCpuReads && !effect.Write && IsThisCpu(name))
            || name.Root.Kind is SymKind.Local)
        {
            return;
        }

        if (CanAskCallers(name, effect.Class))
        {
            Tell(effect);
            return;
        }

        string place = effect.Field?.Name ?? "?";
        string near = Near(effect.Class, name, state);
        var finding = effect.Off
            ? PlainLoad.Find(place, near, node.Where, Method)
            : GuardedData.Find(place, effect.Write ? "written" : "read", name.ToString(), near,
                node.Where, Method);
        Report(finding.Along(effect.Trail));
    }

    private void NeedIrqs(Effect effect, IrqState irqs, Site site)
    {
        var wrong = effect.Off ? IrqState.On : IrqState.Off;
        if (irqs == wrong)
        {
            Report(IrqStateRequired.Find(site.Function, effect.Off ? "off" : "on",
                effect.Off ? "on" : "off", site.Node.Where, Method)
                .Along(site.State.Interrupts.Trail).Along(effect.Trail));
        }
        else if (irqs == IrqState.Entry)
        {
            Tell(effect);
        }
    }

    private void NeedChildOf(Effect effect, Effect original, Sym? child, Site site)
    {
        var parent = original.Other is { } other
            ? Translate(other, site.Args, site.Receiver, _table.Null, site.State)
            : null;
        if (child is null || parent is null)
        {
            return;
        }

        var pointed = (original.Name?.Tag as IParameterSymbol)?.Type is IPointerTypeSymbol pointer
            ? pointer.PointedAtType as INamedTypeSymbol
            : null;
        if (IsChildOf(site.State, child, parent, pointed))
        {
            return;
        }

        if (child.Portable && parent.Portable && child.Kind == SymKind.Param
            && parent.Kind == SymKind.Param
            && (_analysis.HasCallers(Method) || _analysis.IsAddressTaken(Method)))
        {
            Tell(effect with { Name = child, Other = parent });
            return;
        }

        var held = new Held(child, null, false, Variant.Plain, 0, effect.Trail, IrqState.Entry);
        Report(SameClassPair.Find(held, parent.ToString(), new LockClass(site.Function, LockKind.Spin),
            $"'{child}' is a child of '{parent}', as {site.Function} requires", site.Node.Where, Method, "")
            .Along(effect.Trail));
    }
}
