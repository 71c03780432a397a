// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Expressions;

namespace Linux.Translation.Statements;

/// <summary>The body of a function as far as it is translated.</summary>
internal sealed class BodyText(
    ExpressionTranslator expressions, Locals locals, FunctionContext context)
{
    private int _guards = context.Guards;
    private int _frees;
    private int _frames;

    /// <summary>Translates its expressions.</summary>
    public ExpressionTranslator Expressions { get; } = expressions;

    /// <summary>The variables that the next statement sees.</summary>
    public Locals Locals { get; } = locals;

    /// <summary>What is known of the function.</summary>
    public FunctionContext Context { get; } = context;

    /// <summary>Its lines.</summary>
    public CodeLines Code { get; } = new();

    /// <summary>What could not be translated.</summary>
    public List<TranslationProblem> Problems { get; } = [];

    /// <summary>A name for what a guard holds.</summary>
    public string NextGuard() => $"g{++_guards}";

    /// <summary>A name for what is freed at the end of a scope.</summary>
    public string NextFree() => $"free{++_frees}";

    /// <summary>A name for a part of the stack area.</summary>
    public string NextFrame() => _frames++ == 0 ? "frame" : $"frame{_frames}";

    /// <summary>Counts a variable of the port's own as one of those above.</summary>
    public void Count(string name)
    {
        _guards += name.StartsWith('g') ? 1 : 0;
        _frees += name.StartsWith("free", StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>Writes one tab further in.</summary>
    public void In(Action write)
    {
        Code.Depth++;
        write();
        Code.Depth--;
    }
}
