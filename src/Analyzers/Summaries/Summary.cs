// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

internal enum EffectKind
{
    Acquire, NeedsHeld, NeedsNotHeld, NeedsGuard, Sleep, EnableIrqs, NeedsIrqs, NeedsChildOf,
    Callback, WaitsFor, NeedsRcu, NeedsPinned,
}

/// <summary>
/// Something that a function does or needs and that its callers have to look at. Names are in
/// terms of the function's parameters; null when a name means nothing outside.
/// </summary>
internal sealed record Effect(EffectKind Kind, Trail Trail)
{
    public Sym? Name { get; init; }
    public Sym? Other { get; init; }

    /// <summary>For NeedsChildOf: the parameter that was declared a child.</summary>
    public Sym? Declares { get; init; }
    public LockClass? Class { get; init; }
    public int Level { get; init; }

    /// <summary>Locks of the caller that the function has given up at this point.</summary>
    public Sym[] Dropped { get; init; } = [];

    /// <summary>Interrupts at this point.</summary>
    public IrqState Irqs { get; init; }

    /// <summary>For Acquire: soft interrupts are off at this point.</summary>
    public bool SoftInterruptsOff { get; init; }

    /// <summary>For NeedsIrqs: true when they have to be off.</summary>
    public bool Off { get; init; }

    /// <summary>For NeedsGuard: the guarded field, and whether it is stored to.</summary>
    public ISymbol? Field { get; init; }
    public bool Write { get; init; }
    public GuardedAccess Access { get; init; }

    /// <summary>For NeedsGuard: any lock of the class will do.</summary>
    public bool AnyOfClass { get; init; }

    /// <summary>True when an annotation or an assertion states the need.</summary>
    public bool Declared { get; init; }

    /// <summary>
    /// True when it only may happen, through a pointer that nobody could resolve.
    /// </summary>
    public bool Guess { get; init; }

    /// <summary>What the parameters have to be for this to happen.</summary>
    public (Sym Fact, bool Value)[] When { get; init; } = [];

    /// <summary>For Callback: the arguments, the locks held inside, and proved relations.</summary>
    public Sym[] Args { get; init; } = [];
    public Held[] Inside { get; init; } = [];
    public (int Child, int Parent)[] Related { get; init; } = [];

    /// <summary>For Callback: the call through the pointer.</summary>
    public Lowering.Node? Call { get; init; }

    /// <summary>Equal for effects that need to be told to callers once.</summary>
    public string Key() => $"{(int)Kind}/{Name?.Id}/{Other?.Id}/{Class?.Name}/{Level}/{(int)Irqs}/"
        + $"{Off}/{Field?.Name}/{Write}/{Declared}{Guess}{SoftInterruptsOff}"
        + $"{AnyOfClass}/{(int)Access}/"
        + string.Join(",", Dropped.Select(d => d.Id)) + "/"
        + string.Join(",", Args.Select(a => a.Id)) + "/"
        + string.Join(",", Inside.Select(h => h.Name.Id)) + "/" + Related.Length;
}

/// <summary>
/// What is known of a function's return, on whichever way. Locks, interrupts and preemption are no
/// part of it: who leaves them changed says so by annotations.
/// </summary>
internal sealed class Outcome
{
    public static readonly Outcome Unknown = new();

    public Sym? Result { get; init; }
    public bool? Truth { get; init; }
    public (Sym Place, Sym Value)[] Memory { get; init; } = [];
    public Sym[] Owned { get; init; } = [];
    public (Domains.Life Life, Sym Object, Trail Trail)[] Lives { get; init; } = [];

    /// <summary>What is over on every way, as a wait or the end of a set-up.</summary>
    public (Domains.Life Life, Sym Object)[] Ended { get; init; } = [];

    /// <summary>The place that the result was read from, when it is one.</summary>
    public Sym? Origin { get; init; }

    /// <summary>True when the result may be KTIME_MAX.</summary>
    public bool MayBeInfinite { get; init; }
}

/// <summary>All that callers need to know about a function.</summary>
internal sealed class Summary
{
    private const int MostEffects = 400;
    private readonly Dictionary<string, int> _keys = [];

    public List<Effect> Effects { get; } = [];

    /// <summary>Null for a function that does not return.</summary>
    public Outcome? Outcome { get; set; } = Outcome.Unknown;

    /// <summary>
    /// Parameters that may be null, and then what is declared of their locks is not done.
    /// </summary>
    public HashSet<int> Optional { get; } = [];
    /// <summary>
    /// True when the function, or one that it calls, sets something up or is not known.
    /// </summary>
    public bool SetsUp { get; set; }

    /// <summary>Parameters whose objects are put on a list, where others find them.</summary>
    public HashSet<int> Published { get; } = [];

    /// <summary>Parameters through which something is stored.</summary>
    public HashSet<int> StoresThrough { get; } = [];

    /// <summary>What the function tries to stop, and may have to try again.</summary>
    public HashSet<Sym> Attempts { get; } = [];

    public HashSet<ISymbol> Writes { get; } = new(SameSymbol.Default);

    public void Add(Effect effect)
    {
        string key = effect.Key();
        if (_keys.TryGetValue(key, out int at))
        {
            // The same effect on another path: it happens under what both paths have in common.
            var known = Effects[at];
            if (known.When.Length > 0)
            {
                Effects[at] = known with
                {
                    When = known.When.Where(w => effect.When.Contains(w)).ToArray(),
                };
            }
        }
        else if (Effects.Count < MostEffects)
        {
            _keys.Add(key, Effects.Count);
            Effects.Add(effect);
        }
    }

    /// <summary>Changes when the summary means something else to callers.</summary>
    public string Fingerprint() => Effects.Count + ":" + Writes.Count + ":" + Attempts.Count + ":"
        + StoresThrough.Count + ":"
        + (Outcome is null ? "none" : Outcome.Truth + "," + Outcome.Memory.Length
        + "," + Outcome.Lives.Length + Outcome.MayBeInfinite);
}
