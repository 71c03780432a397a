// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Traces;

/// <summary>A recorded trace in whichever form, read as lines of tracefs.</summary>
internal sealed class TraceInput : IDisposable
{
    private readonly FileStream? _file;

    private TraceInput(TextReader lines, DatTrace? dat, FileStream? file)
    {
        Lines = lines;
        Dat = dat;
        _file = file;
    }

    /// <summary>The lines.</summary>
    public TextReader Lines { get; }

    /// <summary>Whether line N of the lines is not line N of the file, because that has none.</summary>
    public bool IsBinary => Dat != null;

    /// <summary>The trace.dat; null for text.</summary>
    public DatTrace? Dat { get; }

    /// <summary>How much of the file was read, 0 to 1; null where that is not known.</summary>
    public double? Done
        => Dat?.Passes ?? (_file == null ? null : (double)_file.Position / _file.Length);

    /// <summary>What could not be used; complete once the lines were read.</summary>
    public IReadOnlyList<string> Notes => Dat?.Notes ?? [];

    /// <summary>Opens a file, of which nothing is to be kept while it may be damaged.</summary>
    /// <exception cref="InvalidDataException">It is a damaged trace.dat.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TraceInput OpenChecked(string path)
    {
        TraceInput input = Open(path);

        try
        {
            input.Dat?.Check();
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that is read once.</summary>
    /// <exception cref="InvalidDataException">
    /// It is damaged before its events, or is for Perfetto.
    /// </exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TraceInput Open(string path)
    {
        InputFile.Check(path);
        if (TraceTarget.IsOfPerfetto(path))
            throw new InvalidDataException("its name says Perfetto, and such files are written and "
                + "not read; give one that --trace FILE.dat has written");
        // A pipe or a device has no length, and what was read of it is gone.
        if (new FileInfo(path).Length < DatTrace.LeastBytes)
            return new TraceInput(InputFile.Open(path, InputFile.MostOfTrace), null, null);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

        try
        {
            if (DatTrace.Is(file))
            {
                DatTrace dat = DatTrace.Open(file);

                return new TraceInput(new LinesReader(dat.Lines()), dat, null);
            }
            return new TraceInput(CompressedFile.Open(file, InputFile.MostOfTrace), null, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Lines.Dispose();
        Dat?.Dispose();
    }
}
