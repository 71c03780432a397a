// SPDX-License-Identifier: GPL-2.0-only
using System.ComponentModel;
using System.Diagnostics;
using Linux.Lockstep.Playing;

namespace Linux.Lockstep.Compiling;

/// <summary>The C, compiled with gcc around our stubs and run as a program.</summary>
public sealed class CSide : ISide
{
    /// <summary>What the kernel's files are compiled with; recorded runs name it.</summary>
    public const string Options =
        "-O1 -g -std=gnu11 -fno-strict-aliasing -fno-strict-overflow -include kernel.h -Istub -I. -w";

    private readonly string _program;

    private CSide(string program, KernelFiles files, int hz)
    {
        _program = program;
        Files = files;
        Hz = hz;
    }

    /// <summary>What was compiled.</summary>
    public KernelFiles Files { get; }

    /// <summary>Jiffies in a second.</summary>
    public int Hz { get; }

    /// <inheritdoc/>
    public string Name => "C";

    /// <summary>Whether timer_migration.c is part of it.</summary>
    public bool HasHierarchy => Files.Migration != null;

    /// <summary>The first line of `gcc --version`, or null where there is none.</summary>
    public static string? Compiler()
    {
        try
        {
            return Run("gcc", ["--version"], null).Split('\n')[0];
        }
        catch (Exception missing) when (missing is Win32Exception or IOException)
        {
            return null;
        }
    }

    /// <summary>Compiles, or takes what was compiled of the same files before.</summary>
    /// <param name="files">The kernel's files.</param>
    /// <param name="hz">Jiffies in a second.</param>
    /// <exception cref="IOException">There is no gcc, or the files do not compile.</exception>
    public static CSide Build(KernelFiles files, int hz)
    {
        string compiler = Compiler() ?? throw new IOException("there is no gcc. Install it, or play recorded runs.");
        var sources = new BuildFolder(files, hz);
        string folder = Path.Combine(Path.GetTempPath(), $"port-lockstep-{Environment.UserName}",
            sources.Identity($"{compiler} {All(hz)}"));
        string program = Path.Combine(folder, "lockstep");

        if (!File.Exists(program))
            Compile(sources, folder, hz);
        return new CSide(program, files, hz);
    }

    /// <summary>What a recorded run says of where it comes from.</summary>
    public IEnumerable<string> Origin() =>
    [
        $"{Path.GetFileName(Files.Tree)}: {Files.Checksums()}",
        $"{Compiler()}; gcc {All(Hz)}",
    ];

    /// <inheritdoc/>
    public string Play(string scenarios, int? textFrom = null)
    {
        string file = Path.GetTempFileName();

        try
        {
            File.WriteAllText(file, scenarios);
            return Run(_program, textFrom is { } first ? [file, first.ToString()] : [file], null);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string All(int hz) => $"{Options} -DHZ={hz}";

    private static void Compile(BuildFolder sources, string folder, int hz)
    {
        string work = $"{folder}.{Environment.ProcessId}";

        sources.WriteTo(work);
        try
        {
            Parallel.ForEach(sources.Units, unit =>
                Run("gcc", [.. All(hz).Split(' '), "-c", unit], work));
        }
        catch (AggregateException failed)
        {
            throw new IOException(failed.InnerExceptions[0].Message);
        }
        Run("gcc", [.. sources.Units.Select(unit => Path.ChangeExtension(unit, ".o")), "-o", "lockstep"], work);
        if (!Directory.Exists(folder))
            Directory.Move(work, folder);
    }

    private static string Run(string program, string[] arguments, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };

        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new IOException($"{Path.GetFileName(program)} failed: "
                + errors.Result.Split('\n').FirstOrDefault(line => line.Contains("error"))
                ?? errors.Result.Split('\n')[0]);
        return output;
    }
}
