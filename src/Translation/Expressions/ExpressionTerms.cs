// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Linux.Translation.Types;

namespace Linux.Translation.Expressions;

/// <summary>What the expressions of one function are made of.</summary>
internal sealed class ExpressionTerms
{
    public ExpressionTerms(PortNames names, Locals locals, Scope scope)
    {
        Names = names;
        Locals = locals;
        Scope = scope;
        Types = new(names);
        Conversions = new(names, Types);
        Places = new(Types, Conversions);
    }

    /// <summary>The port.</summary>
    public PortNames Names { get; }

    /// <summary>The parameters and local variables.</summary>
    public Locals Locals { get; }

    /// <summary>What the C reader knows of the names in the function.</summary>
    public Scope Scope { get; }

    /// <summary>The port's types.</summary>
    public CType Types { get; }

    /// <summary>What C converts by itself.</summary>
    public Conversions Conversions { get; }

    /// <summary>Variables, members and addresses.</summary>
    public Places Places { get; }

    /// <summary>What has to stand above the statement, because the port differs there.</summary>
    public List<string> Remarks { get; } = [];
}
