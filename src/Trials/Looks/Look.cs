// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Trials;

/// <summary>A piece of a trial that one worker does.</summary>
/// <param name="Stage">The stage that it is part of.</param>
/// <param name="What">What it looks at.</param>
/// <param name="Run">Does it, with the worker's own child process.</param>
internal sealed record Look(string Stage, string What, Action<ImageAsker, CancellationToken> Run);
