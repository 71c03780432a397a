// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Port.Mutants;

/// <summary>A <see cref="MutantWorker"/> from outside.</summary>
internal sealed class MutantChild : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private TimeSpan _cpu;
    private long _started;
    private Task<string?>? _line;

    /// <summary>Starts it.</summary>
    /// <param name="folder">The image.</param>
    public MutantChild(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        start.ArgumentList.Add(typeof(MutantChild).Assembly.Location);
        start.ArgumentList.Add(MutantWorker.Verb);
        start.ArgumentList.Add(folder);
        // A crash is an answer, and no core is wanted of it.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Has it do something.</summary>
    public void Ask(params IEnumerable<string> words)
    {
        _process.StandardInput.WriteLine(string.Join('\t', words));
        _process.StandardInput.Flush();
    }

    /// <summary>
    /// Its next line, in words; null if the process has ended. A check that takes more than
    /// <paramref name="cpu"/> of CPU time, or ten times that by the clock, answers "hangs".
    /// </summary>
    public string[]? Answer(TimeSpan cpu)
    {
        _cpu = Cpu();
        _started = Stopwatch.GetTimestamp();
        _line ??= _process.StandardOutput.ReadLineAsync();
        while (!_line.Wait(s_look))
        {
            if (Cpu() - _cpu > cpu || Stopwatch.GetElapsedTime(_started) > 10 * cpu)
                return ["hangs"];
        }
        string? line = _line.Result;
        _line = null;
        return line?.Split('\t');
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>CPU time that it has used.</summary>
    public TimeSpan Cpu()
    {
        try
        {
            _process.Refresh();
            return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }
}
