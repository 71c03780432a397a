// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>A litmus test that cannot be read, in one line with its place.</summary>
/// <param name="line">Line of the file, from 1.</param>
/// <param name="message">What is wrong there.</param>
public sealed class LitmusException(int line, string message) : Exception($"line {line}: {message}")
{
    /// <summary>Line of the file, from 1.</summary>
    public int Line { get; } = line;
}
