// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>
/// The pages of CPUs that a file has compressed, in a file of their own: of a thousand CPUs a page
/// each is held, and not the many that were compressed together.
/// </summary>
/// <param name="input">The file.</param>
/// <param name="compression">How they are compressed.</param>
internal sealed class DatUnpacked(DatInput input, DatCompression compression) : IDisposable
{
    /// <summary>
    /// How much more than the file they may be. A page with one event compresses to a fortieth.
    /// </summary>
    private const long MostTimes = 256;

    private readonly Dictionary<DatCpu, (long Start, long End)> _places = [];
    private FileStream? _scratch;

    /// <summary>Where the file has them.</summary>
    public Stream Pages => _scratch ??= new FileStream(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16,
        FileOptions.DeleteOnClose);

    /// <summary>
    /// Where in <see cref="Pages"/> the pages of a CPU are; they are unpacked once.
    /// </summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public (long Start, long End) Of(DatCpu cpu)
    {
        if (_places.TryGetValue(cpu, out (long, long) known))
            return known;
        long start = Pages.Length;

        input.Position = cpu.Offset;
        for (uint left = input.U32(); left > 0; left--)
        {
            long packed = input.Length(input.U32(), "compressed part of a CPU");
            uint size = input.U32();

            input.Memory.Check(size);
            if (Pages.Length + size > input.FileBytes * MostTimes)
                throw new InvalidDataException(
                    $"it unpacks to more than {MostTimes} times its size");
            byte[] chunk = DatCompressor.Unpack(compression, input.Bytes(packed), (int)size);
            Pages.Position = Pages.Length;
            Pages.Write(chunk);
        }
        return _places[cpu] = (start, Pages.Length);
    }

    /// <summary>Takes the file away.</summary>
    public void Dispose() => _scratch?.Dispose();
}
