// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>One small change of a ported file.</summary>
/// <param name="Number">Its number in the image that holds it, from 1.</param>
/// <param name="File">Path under src/Kernel.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Kind">What is done: "true", "false", "deleted", or the two operators.</param>
/// <param name="Text">What it is done to, on one line.</param>
public sealed record Mutant(int Number, string File, int Line, string Kind, string Text)
{
    /// <summary>What is the same for the same change in every image of the same sources.</summary>
    public string Key => $"{File}:{Line}: {Kind}: {Text}";
}
