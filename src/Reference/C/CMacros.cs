// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Reads macros, with and without parameters.</summary>
internal static class CMacros
{
    /// <summary>
    /// A macro does not say whether its expression is used for its value or for its effect.
    /// </summary>
    public static Node Tree(Node tree) =>
        tree.Kind is "return" or "expression" ? new("value", "", tree.Kids) : tree;

    /// <summary>The macro as an item, or null if it stands for nothing.</summary>
    public static Item? Read(Define define, Action<int, string> note)
    {
        if (define.Body.Count == 0)
            return null;
        var item = new Item
        {
            Kind = define.Parameters is null ? ItemKind.Constant : ItemKind.Macro,
            Name = define.Name,
            Line = define.At.Line,
            EndLine = define.At.EndLine,
            Off = define.Off,
            Span = (define.At.At, define.At.At),
            Scope = new() { Function = define.Name },
            Signature = define.Parameters is null
                ? define.Name
                : $"{define.Name}({string.Join(", ", define.Parameters)})",
        };
        var body = define.Body;
        var expression = CInitialisers.Parse(body, 0, body.Count);
        if (define.Parameters is null)
        {
            item.Statements.Add(new(define.At.Line, define.At.EndLine, "",
                $"{define.Name} {CStatements.Join(body, 0, body.Count)}",
                new("constant", define.Name, expression), define.Off));
        }
        else if (expression.Kind != "tokens")
        {
            item.Statements.Add(new(define.At.Line, define.At.EndLine, "",
                CStatements.Join(body, 0, body.Count), new("value", "", expression), define.Off));
        }
        else
        {
            var (from, to) = Unwrap(body);
            CStatements.Read(body, from, to, item.Scope, define.Off, item.Statements, note,
                item.Shape);
            for (var i = 0; i < item.Statements.Count; i++)
            {
                var statement = item.Statements[i];
                item.Statements[i] = statement with { Tree = Tree(statement.Tree) };
            }
        }
        return item;
    }

    // do { ... } while (0) and ({ ... }) hold the statements that matter.
    private static (int From, int To) Unwrap(List<CToken> body)
    {
        if (body.Count > 5 && body[0].Is("do") && body[1].Is("{") && body[^2].Text == "0" &&
            body[^5].Is("}"))
            return (2, body.Count - 5);
        return body.Count > 3 && body[0].Is("(") && body[1].Is("{") && body[^2].Is("}")
            ? (2, body.Count - 2)
            : (0, body.Count);
    }
}
