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
/// What is known of a project, from one compilation to the next. A method whose braces changed is
/// bound among the declarations of the first compilation, so that all symbols stay the same, and
/// the others are not bound at all. Where declarations changed, what names them is bound among
/// those of now.
/// </summary>
internal sealed class Session
{
    // What is found among other declarations may keep these alive.
    private const int MostVersions = 8;
    private readonly Compilation _compilation;
    private readonly KernelModel _model;
    private readonly PathParser _paths;
    private readonly SourceFile[] _files;
    private readonly int _members;
    private int _versions;
    private IReadOnlyDictionary<ISymbol, FunctionResult> _results =
        new Dictionary<ISymbol, FunctionResult>(SameSymbol.Default);

    public Session(Compilation compilation, CancellationToken stop)
    {
        _compilation = compilation;
        _model = new KernelModel(compilation);
        _paths = new PathParser(_model);
        var trees = compilation.SyntaxTrees.ToArray();
        _files = new SourceFile[trees.Length];
        Parallel.For(0, trees.Length, new ParallelOptions { CancellationToken = stop },
            i => _files[i] = new SourceFile(compilation, trees[i]));
        _members = _files.Sum(f => f.Code.Count());
    }

    /// <summary>How many members are bound among other declarations than the first.</summary>
    public int Guests => _files.Sum(f => f.Guests);

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
    /// Takes in a later compilation. False when too much has changed; this is of no use any more
    /// then.
    /// </summary>
    public bool Follow(Compilation next, CancellationToken stop)
    {
        var trees = next.SyntaxTrees.ToArray();
        if (trees.Length != _files.Length || next.AssemblyName != _compilation.AssemblyName
            || !next.Options.Equals(_compilation.Options)
            || !next.References.SequenceEqual(_compilation.References, SameReference.Instance)
            || !_files.Select((f, i) => f.IsSameFileAs(trees[i])).All(same => same))
            return false;

        Differences? differences = null;
        if (!_files.Select((f, i) => f.HasFirstDeclarations(trees[i])).All(same => same))
        {
            differences = _versions++ < MostVersions ? Differences.Of(
                [.. _files.Select(f => f.First)], [.. trees.Select(TreeShape.Of)],
                _model.LockTypes.Concat(_model.HasKernel ? [] : ["Acquires"])) : null;
            if (differences is null)
                return false;
        }

        _paths.Forget(_model.Follow(differences is null ? _compilation : next,
            differences?.Stale ?? []));
        for (int i = 0; i < trees.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            if (!_files[i].Follow(_compilation, next, trees[i], differences)
                || _files.Sum(f => f.Guests) > _members / 2)
                return false;
        }

        return true;
    }
}
