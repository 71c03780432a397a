// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>The code of a thread while it is made.</summary>
/// <param name="address">The address of a location, null for other names.</param>
internal sealed class ThreadBuilder(Func<string, long?> address)
{
    private readonly List<Instruction> _code = [];
    private readonly Dictionary<string, int> _registers = [];
    private int _count;

    /// <summary>Computes 0, from nothing.</summary>
    public static Compute Nothing { get; } = _ => new Value(0, null);

    /// <summary>Where the next instruction will be.</summary>
    public int Next => _code.Count;

    /// <summary>The code, ended.</summary>
    public ThreadCode End()
    {
        Add(new Stop(0));
        return new ThreadCode(_code, _registers, _count);
    }

    /// <summary>Adds an instruction.</summary>
    public void Add(Instruction instruction) => _code.Add(instruction);

    /// <summary>The address of a location, null for other names.</summary>
    public long? AddressOf(string name) => address(name);

    /// <summary>The register of a name that is to be assigned to.</summary>
    public int RegisterOf(string name, int line)
        => address(name) == null ? Register(name)
            : throw new LitmusException(
                line, $"'{name}' is the address of a location and cannot be assigned to");

    /// <summary>The register of a name.</summary>
    public int Register(string name)
    {
        if (!_registers.TryGetValue(name, out int at))
            _registers[name] = at = _count++;
        return at;
    }

    /// <summary>A register of no name, for a value that is read within an expression.</summary>
    public int Fresh() => _count++;
}
