// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Translation;

/// <summary>What could not be translated, and where it stands in C.</summary>
public sealed record TranslationProblem(string File, int Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Reason}";
}
