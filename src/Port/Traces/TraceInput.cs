// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Traces;

/// <summary>A recorded trace in whichever form, read as lines of tracefs.</summary>
internal sealed class TraceInput : IDisposable
{
    private readonly DatTrace? _dat;

    private TraceInput(TextReader lines, DatTrace? dat)
    {
        Lines = lines;
        _dat = dat;
    }

    /// <summary>The lines.</summary>
    public TextReader Lines { get; }

    /// <summary>Whether line N of the lines is not line N of the file, because that has none.</summary>
    public bool IsBinary => _dat != null;

    /// <summary>What could not be used; complete once the lines were read.</summary>
    public IReadOnlyList<string> Notes => _dat?.Notes ?? [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is a damaged trace.dat.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TraceInput Open(string path)
    {
        InputFile.Check(path);
        // A pipe or a device has no length, and what was read of it is gone.
        if (new FileInfo(path).Length < DatTrace.LeastBytes)
            return new TraceInput(InputFile.Open(path, InputFile.MostOfTrace), null);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

        try
        {
            if (DatTrace.Is(file))
            {
                DatTrace dat = DatTrace.Open(file);

                dat.Check();
                return new TraceInput(new LinesReader(dat.Lines()), dat);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
        file.Dispose();
        return new TraceInput(CompressedFile.Open(path, InputFile.MostOfTrace), null);
    }

    public void Dispose()
    {
        Lines.Dispose();
        _dat?.Dispose();
    }
}
