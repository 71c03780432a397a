// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Checks the annotations themselves, and applies the exceptions.</summary>
internal sealed class AnnotationChecks(Analysis analysis)
{
    private readonly KernelModel _model = analysis.Model;

    // What is no path has to be a class, and these are known when every field was seen.
    private readonly List<(GuardFact Guard, ISymbol Member)> _classGuards = [];

    /// <summary>Everything that is wrong before any code is looked at.</summary>
    public IEnumerable<Finding> Declarations(IEnumerable<IMethodSymbol> methods)
    {
        var types = new List<INamedTypeSymbol>();
        Collect(_model.Compilation.Assembly.GlobalNamespace, types);
        var findings = new List<Finding>();
        foreach (var type in types)
        {
            foreach (var member in type.GetMembers())
            {
                Member(member, findings);
            }
        }

        findings.AddRange(_classGuards.Where(g => !_model.Classes.ContainsKey(g.Guard.Path))
            .Select(g => UnknownName.Find(g.Guard.Path, "GuardedBy", g.Member.Name, g.Guard.Where,
                null)));

        // Classes are known only after every field was seen.
        foreach (var symbol in types.Cast<ISymbol>().Prepend(_model.Compilation.Assembly))
        {
            Orders(symbol, findings);
        }

        foreach (var type in types)
        {
            if (_model.Contract(type).Trusted is { } trusted && trusted.Reason.Trim().Length == 0)
            {
                findings.Add(ReasonMissing.Find("Trusted", type.Name, trusted.Where, null));
            }

            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                Method(method, findings);
            }
        }

        return findings;
    }

    /// <summary>
    /// Removes what an exception covers, and reports exceptions that cover nothing.
    /// </summary>
    public IReadOnlyList<Finding> ApplyExceptions(List<Finding> findings,
        IEnumerable<IMethodSymbol> methods)
    {
        var left = new List<Finding>();
        var used = new HashSet<ExceptionFact>();
        foreach (var finding in findings)
        {
            var exception = finding.Owner is null
                ? null
                : _model.Of(finding.Owner).Exceptions.FirstOrDefault(e =>
                    e.Rule == finding.Rule.Id && e.Reason.Trim().Length > 0);
            if (exception is null)
            {
                left.Add(finding);
            }
            else
            {
                used.Add(exception);
            }
        }

        foreach (var method in methods)
        {
            foreach (var exception in _model.Of(method).Exceptions)
            {
                if (RuleCatalog.Knows(exception.Rule) && exception.Reason.Trim().Length > 0
                    && !used.Contains(exception))
                {
                    left.Add(ExceptionNotNeeded.Find(exception.Rule, method.Name, exception.Where,
                        method));
                }
            }
        }

        return left;
    }

    private static void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                types.Add(type);
                Collect(type, types);
            }
            else if (member is INamespaceSymbol inner)
            {
                Collect(inner, types);
            }
        }
    }

    private void Member(ISymbol member, List<Finding> findings)
    {
        if (member is not (IFieldSymbol or IPropertySymbol))
        {
            return;
        }

        _model.ClassOf(member);
        foreach (var guard in _model.Of(member).GuardedBy)
        {
            if (analysis.Paths.OnField(guard.Path, member, analysis.Globals) is null)
            {
                _classGuards.Add((guard, member));
            }
        }
    }

    private void Orders(ISymbol symbol, List<Finding> findings)
    {
        foreach (var (name, data) in AttributeReader.Of(symbol))
        {
            if (name != "LockOrder")
            {
                continue;
            }

            var classes = data.Texts(0);
            foreach (string cls in classes.Where(c => !_model.Classes.ContainsKey(c)))
            {
                findings.Add(UnknownName.Find(cls, name, symbol.Name, data.Where(), null));
            }

            if (analysis.Notes.Orders.Declare(classes) is { } cycle)
            {
                findings.Add(OrderDeclarationCycle.Find(cycle, data.Where(), null));
            }
        }
    }

    private void Method(IMethodSymbol method, List<Finding> findings)
    {
        var facts = _model.Of(method);
        if (ReferenceEquals(facts, MethodFacts.None))
        {
            return;
        }

        Paths(method, "Acquires", facts.Acquires, findings);
        Paths(method, "Releases", facts.Releases.Where(r => r.Path != "guarded"), findings);
        Paths(method, "MustHold", facts.MustHold, findings);
        Paths(method, "MustNotHold",
            facts.MustNotHold.Where(p => !_model.Classes.ContainsKey(p.Path)),
            findings);
        Paths(method, "AssertsHeld", facts.AssertsHeld, findings);
        Paths(method, "InitializesLock", facts.Initializes, findings);
        foreach (var pair in facts.ReadsInOrder)
        {
            Paths(method, "ReadsInOrder",
                [new PathFact(pair.First, pair.Where), new PathFact(pair.Then, pair.Where)],
                    findings);
        }

        foreach (var pair in facts.SameValue)
        {
            Paths(method, "SameValue",
                [new PathFact(pair.First, pair.Where), new PathFact(pair.Then, pair.Where)],
                    findings);
        }

        foreach (var pair in facts.ChildOf)
        {
            Paths(method, "ChildOf",
                [new PathFact(pair.Child, pair.Where), new PathFact(pair.Parent, pair.Where)],
                    findings);
        }

        if (facts.Trusted is { } trusted && trusted.Reason.Trim().Length == 0)
        {
            findings.Add(ReasonMissing.Find("Trusted", method.Name, trusted.Where, method));
        }

        foreach (var exception in facts.Exceptions)
        {
            if (exception.Reason.Trim().Length == 0)
            {
                findings.Add(ReasonMissing.Find("KernelRuleException", method.Name, exception.Where,
                    method));
            }

            if (!RuleCatalog.Knows(exception.Rule))
            {
                findings.Add(ExceptionForUnknownRule.Find(exception.Rule, method.Name,
                    exception.Where,
                    method));
            }
        }
    }

    private void Paths(IMethodSymbol method, string attribute, IEnumerable<PathFact> paths,
        List<Finding> findings)
    {
        foreach (var path in paths)
        {
            if (path.Path != "guarded" && analysis.Paths.OnMethod(path.Path, method) is null)
            {
                findings.Add(UnknownName.Find(path.Path, attribute, method.Name, path.Where,
                    method));
            }

            if (path.If is { } condition && !method.Parameters.Any(p => p.Name == condition))
                findings.Add(UnknownName.Find(condition, attribute, method.Name, path.Where,
                    method));
        }
    }
}
