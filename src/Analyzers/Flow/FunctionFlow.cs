// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Linux.Analyzers.Transfer;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Flow;

/// <summary>
/// The forward data flow over one function. The solver brings the states at every block to a
/// fixpoint, the parts under Transfer say what each operation does to a state, and the rules look
/// at the events that the parts raise; nobody but the rules reports.
/// </summary>
internal sealed class FunctionFlow
{
    private readonly Dictionary<string, Finding> _findings = [];
    private readonly Import _import;

    private FunctionFlow(Analysis analysis, Body body, Questions ask, bool assumeTask)
    {
        AssumedTask = assumeTask;
        Analysis = analysis;
        Ask = ask;
        _import = new Import(Table);
        Body = body;
        Facts = analysis.Model.Of(body.Method);
        Values = new Values(this);
        Names = new AnnotatedPaths(this);
        Stores = new Stores(this);
        MemoryOperations = new MemoryOperations(this);
        Calls = new Transfer.Calls(this);
        Callbacks = new Callbacks(this);
        Effects = new Effects(this);
        Contracts = new Contracts(this);
        DeclaredNeeds = new DeclaredNeeds(this);
        Guards = new Guards(this);
        Outcomes = new Outcomes(this);
        Locking = new Locking(this);
        Irqs = new IrqChanges(this);
        Kinship = new Kinship(this);
        Lives = new Lives(this);
        Attempts = new Attempts(this);
        Forks = new Forks(this);
        Loops = new Loops(this);
        Start = new Start(this);
        Entry = Start.EntryState();
    }

    public Analysis Analysis { get; }

    /// <summary>What is to be known about other functions.</summary>
    public Questions Ask { get; }
    public Body Body { get; }
    public MethodFacts Facts { get; }
    public KernelModel Model => Analysis.Model;

    /// <summary>
    /// The names of this function, so that what comes out does not depend on which functions were
    /// looked at before.
    /// </summary>
    public SymTable Table { get; } = new();
    public IMethodSymbol Method => Body.Method;
    public Summary Summary { get; } = new();

    /// <summary>What is left for when all functions were seen.</summary>
    public Notes Notes { get; } = new();

    public Values Values { get; }
    public AnnotatedPaths Names { get; }
    public Stores Stores { get; }
    public MemoryOperations MemoryOperations { get; }
    public Transfer.Calls Calls { get; }
    public Callbacks Callbacks { get; }
    public Effects Effects { get; }
    public Contracts Contracts { get; }
    public DeclaredNeeds DeclaredNeeds { get; }
    public Guards Guards { get; }
    public Outcomes Outcomes { get; }
    public Locking Locking { get; }
    public IrqChanges Irqs { get; }
    public Kinship Kinship { get; }
    public Lives Lives { get; }
    public Attempts Attempts { get; }
    public Forks Forks { get; }
    public Loops Loops { get; }
    public Start Start { get; }

    public State Entry { get; }

    /// <summary>Where each counter's read sections begin.</summary>
    public Dictionary<object, Node> ReadsBegun { get; } = new(SameSymbol.Tags);

    /// <summary>The counters whose read sections are ended somewhere.</summary>
    public HashSet<object> ReadsEnded { get; } = new(SameSymbol.Tags);

    /// <summary>Loads that order less than was declared.</summary>
    public List<(ISymbol Field, Finding Finding)> WeakLoads { get; } = [];

    /// <summary>What is exchanged with enough order.</summary>
    public HashSet<ISymbol> Exchanges { get; } = new(SameSymbol.Default);

    /// <summary>What is waited for that is one of many, one for each CPU.</summary>
    public HashSet<(Sym All, Node At)> Awaited { get; } = [];

    /// <summary>Where a place was first loaded plainly without a lock.</summary>
    public Dictionary<Sym, Node> PlainLoads { get; } = [];

    /// <summary>Where values come from.</summary>
    public Origins Origins { get; } = new();

    /// <summary>False while the states are still being looked for.</summary>
    public bool Final { get; set; }

    /// <summary>The classes that this function takes a lock of.</summary>
    public HashSet<LockClass> Taken { get; } = [];

    /// <summary>The state that an assertion at the start of the function stands for.</summary>
    public IrqState? AssertedIrqs { get; set; }

    public bool IsNested =>
        Method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;

    /// <summary>True for a variable of the function that this one stands inside.</summary>
    public bool IsOuter(ISymbol variable) => IsNested
        && !SameSymbol.Default.Equals(variable.ContainingSymbol, Method);

    /// <summary>
    /// Where the function is entered from: as it says, or as what registers it says.
    /// </summary>
    public EntryContext? Context => Facts.RunsIn ?? (AssumedTask
        ? EntryContext.Task
        : Ask.HowOf(Method)?.Context);

    /// <summary>
    /// True when the function sleeps, and nobody here calls it: tasks enter by it.
    /// </summary>
    public bool AssumedTask { get; }

    /// <summary>What each release found.</summary>
    public Dictionary<(Node, string), ReleaseNotHeld.Count> Releases { get; } = [];

    /// <summary>
    /// True when somebody in this compilation calls the function, or may by its address. What
    /// stands inside another function is run by that one or with its knowledge.
    /// </summary>
    public bool HasCallers => IsCalledByName || Ask.IsAddressTaken(Method);

    /// <summary>
    /// True when somebody here calls the function by its name. Who calls it by its address is not
    /// asked for a lock that it cannot know of.
    /// </summary>
    public bool IsCalledByName => IsNested || Ask.HasCallers(Method);

    /// <summary>
    /// Analyses a function against what is known about the functions that it calls.
    /// </summary>
    public static FunctionResult Run(Analysis analysis, Body body) =>
        Run(analysis, body, new Questions(analysis));

    private static FunctionResult Run(Analysis analysis, Body body, Questions ask,
        bool assumeTask = false)
    {
        var flow = new FunctionFlow(analysis, body, ask, assumeTask);
        if (body.IsTooLarge)
            return Unknown(flow, "it has too many ways through its guards");

        var solver = new Solver(flow);
        if (solver.Solve() is not { } exits)
            return Unknown(flow, solver.GaveUp!);

        if (flow.SleepsAsEntered)
            return Run(analysis, body, ask, assumeTask: true);

        flow.Start.DeclareNeeds();
        RuleEvents.Raise(new Returned(flow, exits));
        flow.Summary.Outcome = new OutcomeBuilder(flow).Build(exits);
        flow.Summary.Optional.UnionWith(flow.Contracts.Optional(exits));
        return new(body, flow.Summary, [.. flow._findings.Values], flow.Notes, flow.Ask);
    }

    private static FunctionResult Unknown(FunctionFlow flow, string why) =>
        new(flow.Body, new Summary(), [TooComplex.Find(flow, why)], new Notes(), null);

    // Whoever sleeps with nothing done to interrupts was entered from a task.
    private bool SleepsAsEntered => Context is null && !HasCallers && AssertedIrqs is null
        && Facts.RequiresIrqsOff is null && Facts.MustHold.Count + Facts.Releases.Count == 0
        && Summary.Effects.Exists(e => e is
        {
            Kind: EffectKind.Sleep, When.Length: 0,
            Guess: false
        });

    /// <summary>What is known of a called function, in the names of this one.</summary>
    public Summary? SummaryOf(IMethodSymbol method) =>
        Ask.SummaryOf(method) is { } summary ? _import.Of(summary) : null;

    public void Report(Finding finding)
    {
        string key = finding.Rule.Id + finding.Where.SourceTree?.FilePath
            + finding.Where.SourceSpan + finding.ToDiagnostic().GetMessage();
        if (Final && !_findings.ContainsKey(key))
            _findings.Add(key, finding);
    }

    /// <summary>Adds to what callers have to look at.</summary>
    public void Tell(Effect effect)
    {
        if (Final)
            Summary.Add(effect);
    }

    public void Raise(Acquired e)
    {
        if (Final)
            RuleEvents.Raise(e);
    }

    public void Raise(Released e)
    {
        if (Final)
            RuleEvents.Raise(e);
    }

    public void Raise(IrqsChanged e)
    {
        if (Final)
            RuleEvents.Raise(e);
    }

    public void Raise(Called e)
    {
        if (Final)
            RuleEvents.Raise(e);
    }

    public void Raise(Needed e)
    {
        if (Final)
            RuleEvents.Raise(e);
    }

    public bool Raise(Slept e) => Final && RuleEvents.Raise(e);

    /// <summary>
    /// A place is touched; what only this function knows is no matter of the rules.
    /// </summary>
    public void Touch(Sym address, ITypeSymbol? type, AccessKind kind, Node node, State state,
        Sym? value = null, bool releases = false)
    {
        if (Final && address.Root.Kind is not (SymKind.Local or SymKind.Outer or SymKind.Capture))
            RuleEvents.Raise(new Accessed(this, address, type, kind, node, state)
            {
                Value = value,
                Releases = releases,
            });
    }

    /// <summary>
    /// True when a need that this function cannot meet may be left to its callers: it names
    /// something of theirs, and they are in this compilation. An exception ends it here.
    /// </summary>
    public bool CanAskCallers(Sym? name, LockClass? cls, string rule)
    {
        if (name is null || !name.Portable || (cls is not null && Taken.Contains(cls))
            || Excepts(rule))
            return false;

        var root = name;
        while (root.Kind is SymKind.Field or SymKind.Element or SymKind.Load && root.A is { } inner)
            root = inner;

        return root switch
        {
            { Kind: SymKind.Param or SymKind.Outer or SymKind.This } => HasCallers,
            { Kind: SymKind.Static } or { Kind: SymKind.Call, Number: 1 } => IsCalledByName,
            _ => false,
        };
    }

    /// <summary>True when the function has an exception for a rule.</summary>
    public bool Excepts(string rule) => Facts.Exceptions.Exists(e => e.Rule == rule);

    /// <summary>True when the function itself keeps the task on its CPU.</summary>
    public bool IsPinned(State state) => state.Preemption.Depth > 0
        || state.Preemption.BottomHalves > 0 || state.Interrupts.Now == IrqState.Off
        || state.Locks.Held.Exists(h => h.Class is null or { Kind: not LockKind.Mutex });

    public Location EndOfBody()
    {
        var syntax = Body.Where.SourceTree?.GetRoot().FindNode(Body.Where.SourceSpan);
        var last = syntax?.GetLastToken() ?? default;
        return last.RawKind == 0 ? Body.Where : last.GetLocation();
    }
}
