// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Traces;

/// <summary>A file for a trace, in the form that its name asks for.</summary>
/// <param name="path">The file.</param>
/// <param name="options">How a trace.dat is written.</param>
internal sealed class TraceTarget(string path, DatOptions options) : IDisposable
{
    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Where records are kept until the end.</summary>
    public string SpoolPath { get; } = path + ".spool";

    /// <summary>Whether the lines of tracefs are wanted.</summary>
    public bool IsText => !path.EndsWith(".dat", StringComparison.Ordinal) && !IsPerfetto;

    private bool IsPerfetto => IsOfPerfetto(path);

    /// <summary>Whether a file of this name is one for Perfetto.</summary>
    public static bool IsOfPerfetto(string path)
        => path.EndsWith(".perfetto-trace", StringComparison.Ordinal);

    /// <summary>Runs something and writes what all machines that it makes have recorded, even if it fails.</summary>
    public T Record<T>(Func<TraceSpool, T> run)
    {
        try
        {
            using var spool = new TraceSpool(SpoolPath);

            try
            {
                TraceSpool.OfEveryMachine = spool;
                return run(spool);
            }
            finally
            {
                TraceSpool.OfEveryMachine = null;
            }
        }
        finally
        {
            Write();
        }
    }

    /// <summary>Turns the spool into the file.</summary>
    public void Write()
    {
        if (!File.Exists(SpoolPath))
            return;
        if (IsText)
            SpoolToText.Write(SpoolPath, path);
        else if (IsPerfetto)
            SpoolToPerfetto.Write(SpoolPath, path);
        else
            SpoolToDat.Write(SpoolPath, path, options);
    }

    /// <summary>Takes the spool away.</summary>
    public void Dispose()
    {
        if (File.Exists(SpoolPath))
            File.Delete(SpoolPath);
    }
}
