// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

/// <summary>The parameters and local variables that a statement sees.</summary>
internal sealed class Locals
{
    private readonly Stack<Dictionary<string, Value>> _blocks = new([[]]);
    private readonly HashSet<string> _outer = [];

    /// <summary>The variable of that name, or null.</summary>
    public Value? Find(string name)
    {
        foreach (var block in _blocks)
        {
            if (block.TryGetValue(name, out var value))
                return value;
        }
        return null;
    }

    /// <summary>Adds a variable.</summary>
    /// <exception cref="Refusal">It hides another one, which C# does not allow.</exception>
    public void Add(string name, ITypeSymbol type, ValueKind kind = ValueKind.Place)
    {
        if (Find(name) is not null)
            throw new Refusal($"`{name}` hides a variable of that name, which C# does not allow");
        _blocks.Peek()[name] = new(TypeText.Name(name), Level.Primary, type) { Kind = kind };
    }

    /// <summary>Adds an object whose name is a pointer in C#.</summary>
    public void AddOnStack(string name, ITypeSymbol pointer)
    {
        Add(name, pointer);
        _outer.Add(name);
    }

    /// <summary>Adds a reference, which C has as a pointer.</summary>
    public void AddReference(string name, ITypeSymbol type, ITypeSymbol pointer)
    {
        Add(name, type);
        var place = _blocks.Peek()[name] with { Kind = ValueKind.Reference };
        _blocks.Peek()[name] = new($"global_ptr(ref {place.Code})", Level.Primary, pointer)
        {
            Kind = ValueKind.AddressOfReference,
            Inner = place,
        };
    }

    /// <summary>Whether the name is a pointer to what C calls by that name.</summary>
    public bool IsOnStack(string name) => _outer.Contains(name);

    /// <summary>Opens a block.</summary>
    public void Open() => _blocks.Push([]);

    /// <summary>Closes it.</summary>
    public void Close() => _blocks.Pop();
}
