// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Litmus;

/// <summary>Writes the statements of a thread as C#.</summary>
/// <param name="location">What the name of a location is there; null for a register.</param>
internal sealed class StatementText(Func<string, string?> location)
{
    private readonly ExpressionText _expressions = new(location);

    /// <summary>Writes them.</summary>
    /// <exception cref="LitmusException">Something cannot be made so.</exception>
    public void Write(StringBuilder text, IReadOnlyList<Statement> statements, int depth)
    {
        var indent = new string(' ', 4 * depth);

        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Assign assign:
                    text.Append($"{indent}{_expressions.Register(assign.Register, assign.Line)} = "
                        + $"{_expressions.Of(assign.Value)};\n");
                    break;
                case PlainStore store:
                    text.Append($"{indent}((Word*)({_expressions.Of(store.Address)}))->v = "
                        + $"{_expressions.Of(store.Value)};\n");
                    break;
                case Effect effect:
                    text.Append($"{indent}{_expressions.Effect(effect.Expression)};\n");
                    break;
                case Return:
                    text.Append($"{indent}goto end;\n");
                    break;
                case Block block:
                    Write(text, block.Statements, depth);
                    break;
                case If choice:
                    text.Append($"{indent}if ({_expressions.Of(choice.Test)} != 0)\n{indent}{{\n");
                    Write(text, choice.Then, depth + 1);
                    text.Append($"{indent}}}\n{indent}else\n{indent}{{\n");
                    Write(text, choice.Else, depth + 1);
                    text.Append($"{indent}}}\n");
                    break;
                default:
                    throw new LitmusException(statement.Line, "--compiled knows no loops");
            }
        }
    }
}
