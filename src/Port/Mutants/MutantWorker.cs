// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using Linux.Images;

namespace Linux.Port.Mutants;

/// <summary>
/// The child that runs checks on an image full of mutants: a wild pointer or an endless loop ends a
/// process, not the search. It reads a line for each thing to do and answers with lines.
/// </summary>
internal static class MutantWorker
{
    /// <summary>Its verb on the command line; no command of its own.</summary>
    public const string Verb = "mutant-worker";

    /// <summary>Loads the program once more on top of the image, and serves there.</summary>
    public static int Serve(string folder, string[] args)
    {
        if (!EditedKernel.IsNested)
            return EditedKernel.RunOn(MutantImage.Load(folder), args);
        Type point = typeof(Machine).Assembly.GetType("Linux.MutationPoint")!;
        var active = (bool[])point.GetField("Active")!.GetValue(null)!;
        var reached = (byte[])point.GetField("Reached")!.GetValue(null)!;
        var checks = new MutantChecks(WorkTree.SourcesAround(Environment.CurrentDirectory));

        for (string? line = Console.In.ReadLine(); line != null; line = Console.In.ReadLine())
        {
            string[] words = line.Split('\t');

            if (words[0] == "names")
                Console.WriteLine(string.Join('\t', checks.Names(ulong.Parse(words[1]))));
            else if (words[0] == "cover")
                Cover(checks, words[1..], reached);
            else
                Try(checks, words[1..], [.. words[0].Split(',').Select(int.Parse)], active);
        }
        return 0;
    }

    /// <summary>Runs checks without a mutant, and says which mutants it reaches.</summary>
    private static void Cover(MutantChecks checks, IEnumerable<string> names, byte[] reached)
    {
        foreach (string check in names)
        {
            Console.WriteLine($"at\t{check}");
            Array.Clear(reached);
            string? wrong = checks.Run(check);
            if (wrong == null)
                Console.WriteLine($"covers\t{check}\t{string.Join(',', Reached(reached))}");
            else
                Console.WriteLine($"unfit\t{check}\t{wrong}");
        }
        Console.WriteLine("done");
    }

    private static void Try(
        MutantChecks checks, IEnumerable<string> names, int[] mutants, bool[] active)
    {
        foreach (string check in names)
        {
            Console.WriteLine($"at\t{check}");
            foreach (int mutant in mutants)
                active[mutant] = true;
            string? noticed = checks.Run(check);
            Array.Clear(active);
            if (noticed == null)
                continue;
            Console.WriteLine($"killed\t{check}\t{noticed}");
            return;
        }
        Console.WriteLine("survived");
    }

    private static IEnumerable<int> Reached(byte[] reached)
        => Enumerable.Range(0, reached.Length).Where(number => reached[number] != 0);
}
