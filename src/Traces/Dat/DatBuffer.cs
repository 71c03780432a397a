// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>One ring buffer to be written: the top one, or an instance's.</summary>
/// <param name="options">Byte order and sizes.</param>
/// <param name="scratch">Where full pages wait.</param>
/// <param name="name">Name of the instance; empty for the top one.</param>
/// <param name="cpus">Its CPUs.</param>
internal sealed class DatBuffer(DatOptions options, Stream scratch, string name, int cpus)
{
    /// <summary>Name of the instance.</summary>
    public string Name => name;

    /// <summary>The pages of each CPU.</summary>
    public CpuPages[] Cpus { get; private set; } = Make(options, scratch, cpus);

    /// <summary>Adds CPUs without events, up to so many.</summary>
    public void Widen(int most) => Cpus = [.. Cpus, .. Make(options, scratch, most - Cpus.Length)];

    private static CpuPages[] Make(DatOptions options, Stream scratch, int count)
        => Enumerable.Range(0, count).Select(_ => new CpuPages(options, scratch)).ToArray();
}
