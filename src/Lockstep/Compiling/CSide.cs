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

    /// <summary>
    /// How lines are counted that are run: each at its place, and what ends a scenario writes them.
    /// </summary>
    private const string Counting = "-O0 --coverage";

    private const string CountingLink = "--coverage -Wl,-u,__gcov_dump";
    private const string ProgramName = "lockstep";
    private readonly string _program;

    private CSide(string folder, KernelFiles files, int hz)
    {
        Folder = folder;
        _program = Path.Combine(folder, ProgramName);
        Files = files;
        Hz = hz;
    }

    /// <summary>Where it was compiled.</summary>
    public string Folder { get; }

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
    /// <param name="counts">Whether it counts the lines that are run.</param>
    /// <exception cref="IOException">There is no gcc, or the files do not compile.</exception>
    public static CSide Build(KernelFiles files, int hz, bool counts = false)
    {
        string compiler = Compiler() ?? throw new IOException(
            "there is no gcc. Install it; `dotnet test tests/Lockstep` plays what was recorded.");
        var sources = new BuildFolder(files, hz);
        string options = counts ? $"{All(hz)} {Counting}" : All(hz);
        string folder = Path.Combine(Path.GetTempPath(), $"port-lockstep-{Environment.UserName}",
            sources.Identity($"{compiler} {options}"));

        if (!File.Exists(Path.Combine(folder, ProgramName)))
            Compile(sources, folder, options, counts ? CountingLink : "");
        return new CSide(folder, files, hz);
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

    private static void Compile(BuildFolder sources, string folder, string options, string link)
    {
        // Where lines are counted the program knows its folder.
        string work = link.Length > 0 ? folder : $"{folder}.{Environment.ProcessId}";

        sources.WriteTo(work);
        try
        {
            Parallel.ForEach(sources.Units, unit =>
                Run("gcc", [.. options.Split(' '), "-c", unit], work));
        }
        catch (AggregateException failed)
        {
            throw new IOException(failed.InnerExceptions[0].Message);
        }
        Run("gcc",
            [
                .. sources.Units.Select(unit => Path.ChangeExtension(unit, ".o")),
                .. link.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-o", ProgramName,
            ],
            work);
        if (!Directory.Exists(folder))
            Directory.Move(work, folder);
    }

    internal static string Run(string program, string[] arguments, string? folder)
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
