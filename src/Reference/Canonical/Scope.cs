// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical;

/// <summary>The language a node was read from.</summary>
public enum Side
{
    /// <summary>Kernel C.</summary>
    C,
    /// <summary>The port.</summary>
    CSharp,
}

/// <summary>What is known about the names around a statement.</summary>
public sealed class Scope
{
    /// <summary>The function's name, or empty outside a function.</summary>
    public string Function { get; init; } = "";
    /// <summary>The function's result, canonical.</summary>
    public string Result { get; set; } = "";
    /// <summary>Types of parameters and locals, canonical, by name.</summary>
    public Dictionary<string, string> Types { get; } = [];
    /// <summary>
    /// Parameters and locals of C# that are references to what C has pointers to.
    /// </summary>
    public HashSet<string> References { get; } = [];
    /// <summary>Pointers of C# to what is an object on the stack in C.</summary>
    public HashSet<string> OnStack { get; } = [];
    /// <summary>Names of functions: those of the whole port, or of the same file of C.</summary>
    public IReadOnlySet<string> Methods { get; set; } = new HashSet<string>();
    /// <summary>Inline arrays of the whole port: type name to element type and length.</summary>
    public IReadOnlyDictionary<string, string> Arrays { get; init; } =
        new Dictionary<string, string>();
}
