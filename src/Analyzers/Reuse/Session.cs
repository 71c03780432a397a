// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// What is known of a project, from one compilation to the next. As long as the declarations stay
/// what they were, a method whose braces changed is bound among those of the first compilation, so
/// that all symbols stay the same, and the others are not bound at all.
/// </summary>
internal sealed class Session
{
    private readonly Compilation _compilation;
    private readonly KernelModel _model;
    private readonly PathParser _paths;
    private readonly SourceFile[] _files;
    private IReadOnlyDictionary<ISymbol, FunctionResult> _results =
        new Dictionary<ISymbol, FunctionResult>(SymbolEqualityComparer.Default);

    public Session(Compilation compilation, CancellationToken stop)
    {
        _compilation = compilation;
        _model = new KernelModel(compilation);
        _paths = new PathParser(_model);
        var trees = compilation.SyntaxTrees.ToArray();
        _files = new SourceFile[trees.Length];
        Parallel.For(0, trees.Length, new ParallelOptions { CancellationToken = stop },
            i => _files[i] = new SourceFile(compilation, trees[i]));
    }

    /// <summary>How many functions the last check had to solve, counting each round.</summary>
    public int Solved { get; private set; }

    /// <summary>All code, by file and in the order of the text.</summary>
    public IEnumerable<Member> Members => _files
        .OrderBy(f => f.Current.FilePath, StringComparer.Ordinal).SelectMany(f => f.Code);

    /// <summary>The findings of the compilation that was followed last.</summary>
    public IReadOnlyList<Finding> Check(CancellationToken stop)
    {
        var places = new CurrentPlaces(_files);
        var analysis = new Analysis(_model, _paths, places, [.. Members], _results);
        var findings = analysis.Run(stop.ThrowIfCancellationRequested);
        _results = analysis.Results;
        Solved = analysis.Solved;
        return findings;
    }

    /// <summary>
    /// Takes in a later compilation. False when more has changed than what stands in braces; this
    /// is of no use any more then.
    /// </summary>
    public bool Follow(Compilation next, CancellationToken stop)
    {
        var trees = next.SyntaxTrees.ToArray();
        if (trees.Length != _files.Length || next.AssemblyName != _compilation.AssemblyName
            || !next.Options.Equals(_compilation.Options)
            || !next.References.SequenceEqual(_compilation.References, SameReference.Instance)
            || !_files.Select((f, i) => f.HasDeclarationsOf(trees[i])).All(same => same))
            return false;

        for (int i = 0; i < trees.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            if (!_files[i].Follow(_compilation, trees[i]))
                return false;
        }

        return true;
    }
}
