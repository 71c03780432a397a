// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using System.Text.Json;
using Linux.Images;

namespace Linux.Trials;

/// <summary>The kernel with and without the change, for each use; made when first asked for.
/// </summary>
internal sealed class TrialImages(Trial trial)
{
    private readonly ConcurrentDictionary<(bool Changed, ImageKind Kind), Lazy<ImagePlace>> _made =
        new();

    /// <summary>The changed kernel.</summary>
    /// <param name="kind">What it is for; a search needs that of <see cref="ImageKinds"/>.</param>
    public ImagePlace After(ImageKind kind) => Of(true, kind);

    /// <summary>The kernel without the change.</summary>
    /// <param name="kind">As in <see cref="After"/>.</param>
    public ImagePlace Before(ImageKind kind) => Of(false, kind);

    /// <summary>What the kernel without the change answers, which is kept; null if the trial is
    /// stopped before.</summary>
    /// <param name="asker">Asks it.</param>
    /// <param name="request">What the changed kernel was asked.</param>
    /// <param name="limit">After this long it has no end.</param>
    public ImageAnswer? AskBefore(ImageAsker asker, ImageRequest request, TimeSpan limit) =>
        Trial.UnlessStopped(() => trial.Answers.Get(
            AnswerCache.Key("image", Before(ImageKind.Explored).Key!,
                JsonSerializer.Serialize(request)),
            () => asker.Ask(Before(ImageKind.Explored), request, limit)));

    /// <summary>Compiles the changed kernel.</summary>
    /// <exception cref="ImageException">It does not compile.</exception>
    public void Make(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _ = After(ImageKind.Explored);
    }

    private ImagePlace Of(bool changed, ImageKind kind) => _made.GetOrAdd((changed, kind),
        static (which, trial) => new(() => trial.Builder.Build(
            which.Changed ? trial.Change.Patches : trial.Change.Revision, which.Kind)),
        trial).Value;
}
