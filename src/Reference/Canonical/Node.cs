// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Reference.Canonical;

/// <summary>
/// A statement or an expression, of C or of C# alike. <see cref="Kind"/> says what it is,
/// <see cref="Text"/> holds a name, an operator or a literal, <see cref="Kids"/> the operands.
/// </summary>
public sealed record Node(string Kind, string Text, params Node[] Kids)
{
    /// <summary>
    /// An operand that is not there, such as the missing value of <c>return;</c>.
    /// </summary>
    public static readonly Node None = new("none", "");

    /// <summary>
    /// The literal or type as the text spells it, where <see cref="Text"/> has its one spelling.
    /// It says nothing about what the node is, so it is neither compared nor hashed.
    /// </summary>
    public string? Spelling { get; init; }

    /// <summary>A name.</summary>
    public static Node Id(string name) => new("id", name);

    /// <summary>A call: the callee first, then the arguments.</summary>
    public static Node Call(Node callee, params IEnumerable<Node> arguments) =>
        new("call", "", [callee, .. arguments]);

    /// <summary>A binary operator.</summary>
    public static Node Binary(string op, Node left, Node right) => new("binary", op, left, right);

    /// <summary>The address of <paramref name="operand"/>.</summary>
    public static Node Address(Node operand) => new("address", "", operand);

    /// <summary>Whether this is the name <paramref name="name"/>.</summary>
    public bool IsId(string name) => Kind == "id" && Text == name;

    /// <summary>
    /// The name of the called function, or null if this is no call of a plain name.
    /// </summary>
    public string? CalleeName =>
        Kind == "call" && Kids[0].Kind == "id" ? Kids[0].Text : null;

    /// <summary>Whether this or anything in it is of the given kind.</summary>
    public bool Holds(string kind) => Kind == kind || Array.Exists(Kids, k => k.Holds(kind));

    /// <summary>The same node with other operands.</summary>
    public Node With(params Node[] kids) => new(Kind, Text, kids);

    /// <summary>The same node with the operand at <paramref name="index"/> replaced.</summary>
    public Node With(int index, Node kid)
    {
        var kids = (Node[])Kids.Clone();
        kids[index] = kid;
        return new(Kind, Text, kids);
    }

    /// <summary>Compares shape and text.</summary>
    public bool Equals(Node? other) =>
        other is not null && (ReferenceEquals(this, other) ||
        (Kind == other.Kind && Text == other.Text && Kids.AsSpan().SequenceEqual(other.Kids)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Text, Kids.Length);

    /// <summary>The written form that is hashed: unambiguous, with every operand in it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        text.Append(Kind);
        if (Text.Length > 0)
            text.Append(':').Append(Text);
        if (Kids.Length == 0)
            return;
        text.Append('(');
        for (var i = 0; i < Kids.Length; i++)
        {
            if (i > 0)
                text.Append(' ');
            Kids[i].Write(text);
        }
        text.Append(')');
    }
}
