// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using Linux.Images;

namespace Linux.Trials;

/// <summary>The kernel with and without the change, for each use; made when first asked for.
/// </summary>
internal sealed class TrialImages(Trial trial)
{
    private readonly Lazy<ImagePlace> _before =
        new(() => trial.Builder.Build(trial.Change.Revision, ImageKind.Explored));
    private readonly Lazy<ImagePlace> _programBefore =
        new(() => trial.Builder.Build(trial.Change.Revision, ImageKind.Program));
    private readonly Lazy<ImagePlace> _program =
        new(() => trial.Builder.Build(trial.Change.Patches, ImageKind.Program));

    private readonly ConcurrentDictionary<(bool Changed, ImageKind Kind), Lazy<ImagePlace>>
        _others = new();

    /// <summary>What a search is made on: the changed kernel, or the one without the change.
    /// </summary>
    public ImagePlace For(SearchRequest search, bool changed)
    {
        var kind = ImageKinds.For(search);
        if (kind == ImageKind.Explored)
            return changed ? After : Before;
        return _others.GetOrAdd((changed, kind), k => new(() => trial.Builder.Build(
            k.Changed ? trial.Change.Patches : trial.Change.Revision, k.Kind))).Value;
    }

    /// <summary>The changed kernel, to explore.</summary>
    public ImagePlace After { get; private set; }

    /// <summary>The kernel without the change, to explore.</summary>
    public ImagePlace Before => _before.Value;

    /// <summary>The changed kernel, to run commands on.</summary>
    public ImagePlace Program => _program.Value;

    /// <summary>The kernel without the change, to run commands on.</summary>
    public ImagePlace ProgramBefore => _programBefore.Value;

    /// <summary>Compiles the changed kernel.</summary>
    /// <exception cref="ImageException">It does not compile.</exception>
    public void Make(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        After = trial.Builder.Build(trial.Change.Patches, ImageKind.Explored);
    }
}
