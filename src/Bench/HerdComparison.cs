// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Litmus;

namespace Linux.Bench;

/// <summary>
/// What the answer to a litmus test costs with herd7, a process for each as its users start it, and
/// with <c>port litmus</c>'s engine, which reads the file, runs every execution and writes its
/// text.
/// </summary>
/// <param name="herd">The program herd7.</param>
/// <param name="model">Folder of linux-kernel.cfg.</param>
/// <param name="rounds">Times that each side is measured.</param>
internal sealed class HerdComparison(string herd, string model, int rounds)
{
    private const int CallsOfHerd = 2;
    private const int CallsOfPort = 200;

    /// <summary>Two rows for each test, in ns; herd7's is the second, and its ratio says how many
    /// times as long it takes.</summary>
    /// <exception cref="InvalidOperationException">herd7 ended with an error, or says
    /// something else of the test.</exception>
    public IEnumerable<BenchRow> Measure(IEnumerable<string> files) => files.SelectMany(Measure);

    private IEnumerable<BenchRow> Measure(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string here = Line(Answer(file)), there = Line(Ask(file));

        if (here != there)
            throw new InvalidOperationException($"{name}: herd7 says '{there}', not '{here}'");
        return Meter.Compare(rounds,
            new Contender($"{name}: port", () => Meter.Calls(1, CallsOfPort, () => Answer(file))),
            new Contender($"{name}: herd7", () =>
            {
                TimeSpan before = ChildTime.Total;

                for (int i = 0; i < CallsOfHerd; i++)
                    Ask(file);
                return new Sample(
                    (ChildTime.Total - before).TotalNanoseconds / CallsOfHerd, Bytes: 0);
            }));
    }

    private static string Answer(string file)
    {
        using var text = new StringWriter();

        LitmusFile.Read(File.ReadAllText(file)).Run(LitmusMemory.Lkmm, text);
        return text.ToString();
    }

    private string Ask(string file)
    {
        var start = new ProcessStartInfo(herd, ["-I", model, "-conf",
            Path.Combine(model, "linux-kernel.cfg"), file])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = model,
        };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();

        process.WaitForExit();
        return process.ExitCode == 0 ? text
            : throw new InvalidOperationException($"herd7 ended with {process.ExitCode} on {file}");
    }

    /// <summary>What was observed, without the numbers: herd7 counts executions there.</summary>
    private static string Line(string answer)
    {
        string line = answer.Split('\n').First(static each
            => each.StartsWith("Observation ", StringComparison.Ordinal));

        return string.Join(' ', line.Split(' ')[..3]);
    }
}
