// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Linux.Analyzers.Units;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers;

/// <summary>
/// One run over a compilation: callees before callers, cycles of calls until nothing changes, and
/// then what needs all functions at once.
/// </summary>
internal sealed class Analysis
{
    private const int MostRounds = 4;
    private readonly Dictionary<ISymbol, Body> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Summary> _summaries = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<object, int> _numbers = [];
    private readonly Dictionary<LockKind, LockClass> _anonymous = [];
    private readonly CallGraph _calls = new();
    private readonly IReadOnlyCollection<Code> _code;
    private readonly Dictionary<ISymbol, List<Finding>> _findings =
        new(SymbolEqualityComparer.Default);

    public Analysis(Compilation compilation, IEnumerable<Body> bodies,
        IReadOnlyCollection<Code> code)
    {
        // The compiler walks the methods in any order.
        _code = [.. code.OrderBy(c => c.Root.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(c => c.Root.Syntax.SpanStart)];
        Model = new KernelModel(compilation);
        Paths = new PathParser(Model);
        foreach (var body in bodies.OrderBy(b => b.Where.SourceTree?.FilePath,
            StringComparer.Ordinal)
            .ThenBy(b => b.Where.SourceSpan.Start))
        {
            _bodies[body.Method] = body;
        }

        Globals = _bodies.Keys.Select(m => m.ContainingType)
            .Where(t => t is { IsStatic: true }).GroupBy(t => t, SymbolEqualityComparer.Default)
            .OrderByDescending(g => g.Count()).Select(g =>
                (INamedTypeSymbol)g.Key!).FirstOrDefault();
    }

    public KernelModel Model { get; }
    public SymTable Table { get; } = new();
    public PathParser Paths { get; }
    public OrderGraph Orders { get; } = new();
    public IrqSafety IrqSafety { get; } = new();
    public Waits Waits { get; } = new();

    public Pairs Pairs { get; } = new();

    public BitFields Bits { get; } = new();

    public Gaps Gaps { get; } = new();

    public CallerLocks CallerLocks { get; } = new();

    public RcuLists RcuLists { get; } = new();
    public Registrations Registrations => _calls.Registrations;
    public ObjectTargets Objects => _calls.Objects;
    public OpenCallbacks OpenCallbacks { get; } = new();

    /// <summary>The class whose members stand for C's globals.</summary>
    public INamedTypeSymbol? Globals { get; }

    public bool HasCallers(IMethodSymbol method) => _calls.HasCallers(method);

    public bool IsAddressTaken(IMethodSymbol method) => _calls.IsAddressTaken(method);

    public (IReadOnlyList<IMethodSymbol> Functions, bool Closed) Candidates(Node call,
        ISymbol? origin) =>
        _calls.Candidates(call, origin);

    public Summary? SummaryOf(IMethodSymbol method) =>
        _summaries.TryGetValue(method.PartialImplementationPart ?? method.OriginalDefinition,
            out var summary) ? summary : null;

    public int NumberOf(object thing)
    {
        if (!_numbers.TryGetValue(thing, out int number))
        {
            number = _numbers.Count + 1;
            _numbers.Add(thing, number);
        }

        return number;
    }

    /// <summary>A class for a lock whose address does not tell which one it is.</summary>
    public LockClass? AnonymousClass(ITypeSymbol? type)
    {
        var pointed = type is IPointerTypeSymbol pointer ? pointer.PointedAtType : type;
        if (Model.LockKindOf(pointed) is not { } kind)
        {
            return null;
        }

        if (!_anonymous.TryGetValue(kind, out var cls))
        {
            _anonymous.Add(kind, cls =
                new LockClass("a " + kind.ToString().ToLowerInvariant() + " lock",
                kind));
        }

        return cls;
    }

    public bool IsAnonymous(LockClass cls) => _anonymous.ContainsValue(cls);

    /// <summary>Analyses everything and returns what is left after the exceptions.</summary>
    public IReadOnlyList<Finding> Run(Action checkCancelled)
    {
        var annotations = new AnnotationChecks(this);
        var findings = new List<Finding>(annotations.Declarations(
            _bodies.Keys.OfType<IMethodSymbol>()));
        _calls.Build(_bodies.Values, Model);
        foreach (var component in Components.Of(_bodies.Values.ToArray(), b => _calls.CalleesOf(b)
            .Select(BodyOf).Where(b => b is not null).Select(b => b!)))
        {
            checkCancelled();
            Analyze(component);
        }

        findings.AddRange(_findings.Values.SelectMany(f => f));
        InterruptUse();
        findings.AddRange(IrqSafety.Findings());
        findings.AddRange(Waits.Findings(this));
        findings.AddRange(RcuLists.Findings());
        findings.AddRange(Pairs.Findings());
        findings.AddRange(Bits.Findings());
        findings.AddRange(OpenCallbacks.Findings(this, _summaries));
        findings.AddRange(Orders.Cycles());
        findings.AddRange(Gaps.Findings(this));
        findings.AddRange(new UnitChecks(Model).Findings(_code));
        if (!Model.HasKernel)
            findings.ForEach(f => f.InDotNet());

        return Repeats.Fold(annotations.ApplyExceptions(findings,
            _bodies.Keys.OfType<IMethodSymbol>()));
    }

    private Body? BodyOf(IMethodSymbol method) =>
        _bodies.TryGetValue(method, out var body) ? body : null;

    private void Analyze(List<Body> component)
    {
        component.Sort((a, b) => Compare(a, b));
        for (int round = 0; round < MostRounds; round++)
        {
            bool changed = false;
            foreach (var body in component)
            {
                if (!Model.IsFollowed(body.Method))
                    continue;

                var (summary, findings) = FunctionFlow.Run(this, body);
                changed |= !_summaries.TryGetValue(body.Method, out var known)
                    || known.Fingerprint() != summary.Fingerprint();
                _summaries[body.Method] = summary;
                _findings[body.Method] = [.. findings];
            }

            if (!changed || (component.Count == 1 && !_calls.CalleesOf(component[0])
                .Contains(component[0].Method, SymbolEqualityComparer.Default)))
            {
                return;
            }
        }
    }

    private static int Compare(Body a, Body b)
    {
        int file = string.CompareOrdinal(a.Where.SourceTree?.FilePath,
            b.Where.SourceTree?.FilePath);
        return file != 0 ? file : a.Where.SourceSpan.Start - b.Where.SourceSpan.Start;
    }

    // A class belongs to interrupts when something that runs in one takes a lock of it.
    private void InterruptUse()
    {
        foreach (var pair in _summaries)
        {
            var method = (IMethodSymbol)pair.Key;
            var context = Model.Of(method).RunsIn ?? Registrations.ContextOf(method);
            if (context is null or EntryContext.Task)
                continue;

            foreach (var effect in pair.Value.Effects)
            {
                if (effect is not { Kind: EffectKind.Acquire, Class: { } cls } || IsAnonymous(cls))
                    continue;

                cls.UsedInInterrupts |= context == EntryContext.HardInterrupt;
                cls.UsedInSoftInterrupts |= context == EntryContext.SoftInterrupt;
            }
        }
    }
}
