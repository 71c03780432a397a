// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>Makes a trace.dat, event by event.</summary>
public sealed class DatFile : IDisposable
{
    private readonly DatOptions _options;
    private readonly FileStream _scratch;
    private readonly Dictionary<int, EventFormat> _formats = new();
    private readonly Dictionary<ulong, string> _functions = new();
    private readonly Dictionary<int, string> _tasks = new();
    private readonly List<DatBuffer> _buffers = new();

    /// <summary>Begins one.</summary>
    /// <param name="options">How it is written.</param>
    /// <param name="scratch">A file for what waits; it is gone in the end.</param>
    /// <exception cref="IOException">That file cannot be made.</exception>
    public DatFile(DatOptions options, string scratch)
    {
        _options = options;
        _scratch = new FileStream(scratch, FileMode.Create, FileAccess.ReadWrite, FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose);
    }

    /// <summary>Makes another ring buffer; the first one is the top one.</summary>
    /// <param name="name">Name of the instance; the top one has none.</param>
    /// <param name="cpus">Its CPUs.</param>
    public void AddBuffer(string name, int cpus)
        => _buffers.Add(new DatBuffer(_options, _scratch, _buffers.Count == 0 ? "" : name, cpus));

    /// <summary>Says what the records of an event look like.</summary>
    public void Declare(EventFormat format) => _formats[format.Id] = format;

    /// <summary>Names a function.</summary>
    public void Name(ulong address, string function) => _functions[address] = function;

    /// <summary>Names a task; the last name is the one that is kept.</summary>
    public void Name(int pid, string task)
    {
        if (pid != 0)
            _tasks[pid] = task;
    }

    /// <summary>Adds an event to a CPU of a buffer; the times of a CPU never go back.</summary>
    public void Add(int buffer, int cpu, long ns, ReadOnlySpan<byte> record)
        => _buffers[buffer].Cpus[cpu].Add(ns, record);

    /// <summary>Writes the file: all of it or, where that fails, nothing.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        if (_buffers.Count == 0)
            AddBuffer("", 1);
        // Version 6 counts the CPUs once, for all buffers.
        int most = _buffers.Max(buffer => buffer.Cpus.Length);
        if (_options.Version == 6)
            _buffers.ForEach(buffer => buffer.Widen(most));
        var content = new DatContent(_options, _formats.Values, _functions, _tasks, _buffers);
        string part = path + ".part";

        using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite,
            FileShare.None, 1 << 16))
        {
            if (_options.Version == 6)
                DatWriter6.Write(content, file);
            else
            {
                using var writer = new DatWriter7(content, file);
                writer.Write();
            }
        }
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Takes the scratch file away.</summary>
    public void Dispose() => _scratch.Dispose();
}
