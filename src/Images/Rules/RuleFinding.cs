// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>A piece of source.</summary>
/// <param name="File">Path in a checkout, with forward slashes.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="Column">First column, from 1.</param>
/// <param name="EndLine">Last line, from 1.</param>
/// <param name="EndColumn">The column behind the last character, from 1.</param>
public sealed record SourcePlace(string File, int Line, int Column, int EndLine, int EndColumn);

/// <summary>One step of the path that leads to what is wrong.</summary>
/// <param name="Where">Where it happens.</param>
/// <param name="Text">What happens there.</param>
public sealed record RuleStep(SourcePlace Where, string Text);

/// <summary>A rule of the kernel, as a report needs it.</summary>
/// <param name="Id">Such as KT2001.</param>
/// <param name="Title">One line.</param>
/// <param name="Category">What it belongs to.</param>
/// <param name="Page">Its page in a checkout.</param>
public sealed record RuleText(string Id, string Title, string Category, string Page);

/// <summary>A place where a rule is broken.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">error, warning, info or hidden, as .editorconfig has it.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Where">Where it shows.</param>
/// <param name="Path">The steps that lead there, in order.</param>
public sealed record RuleFinding(
    RuleText Rule, string Severity, string Message, SourcePlace Where, IReadOnlyList<RuleStep> Path)
{
    /// <summary>The function that it is in, or empty.</summary>
    public string Function { get; init; } = "";

    /// <summary>Whether it shows in a file, or on the way there.</summary>
    public bool Concerns(string file) => Where.File == file || Path.Any(step => step.Where.File == file);
}
