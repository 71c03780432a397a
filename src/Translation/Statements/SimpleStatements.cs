// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

/// <summary>Translates statements that hold no others.</summary>
internal sealed class SimpleStatements(BodyText body)
{
    /// <summary>What C evaluates for its effect.</summary>
    public void Expression(Node tree)
    {
        if (Folding.Guard(tree, body.Context.Scope) is { Kind: "guard" } guard)
        {
            body.Code.Add($"using var {body.NextGuard()} = " +
                $"{body.Expressions.Read(guard.Kids[0]).Code};");
            return;
        }
        var kid = tree.Kids[0];
        if (kid == Node.None)
            return;
        var effect = kid is { Kind: "cast", Text: "void" } ? kid.Kids[0] : kid;
        var value = body.Expressions.Read(effect);
        if (effect.Kind is not ("call" or "assign" or "postfix") &&
            effect is not { Kind: "unary", Text: "++" or "--" })
            throw new Refusal($"`{value.Code};` does nothing, which C# does not allow");
        body.Code.Add(value.Code + ";");
    }

    /// <summary>What runs at the end of the scope.</summary>
    public void Cleanup(Node tree)
    {
        var call = Node.Call(Node.Id($"__{tree.Text}"), tree.Kids[0]);
        string code;
        try
        {
            code = body.Expressions.Read(call).Code;
        }
        catch (Refusal)
        {
            // What is freed may change: the method takes the variable itself.
            code = body.Expressions.Read(Node.Call(call.Kids[0], Node.Address(tree.Kids[0]))).Code;
        }
        body.Code.Add($"using var {body.NextFree()} = {code};");
    }

    /// <summary>What leaves the function, with its value.</summary>
    public void Return(Node tree)
    {
        var value = tree.Kids[0];
        var nothing = body.Context.Result.SpecialType == SpecialType.System_Void;
        if (value == Node.None)
            body.Code.Add("return;");
        else if (nothing)
            throw new Refusal("a function without a result returns a value");
        else
            Value(tree);
    }

    /// <summary>What a macro is worth.</summary>
    public void Value(Node tree) =>
        body.Code.Add($"return {body.Expressions.As(tree.Kids[0], body.Context.Result).Code};");
}
