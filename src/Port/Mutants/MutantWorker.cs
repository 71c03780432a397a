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
        FieldInfo active = point.GetField("Active")!;
        var reached = (byte[])point.GetField("Reached")!.GetValue(null)!;

        for (string? line = Console.In.ReadLine(); line != null; line = Console.In.ReadLine())
        {
            string[] words = line.Split('\t');

            if (words[0] == "cover")
                Cover(reached);
            else
                Try(int.Parse(words[0]), words[1..], active);
        }
        return 0;
    }

    /// <summary>Runs every check without a mutant, and says which mutants it reaches.</summary>
    private static void Cover(byte[] reached)
    {
        foreach (string check in MutantChecks.Names)
        {
            Console.WriteLine($"at\t{check}");
            Array.Clear(reached);
            string? wrong = MutantChecks.Run(check);
            if (wrong == null)
                Console.WriteLine($"covers\t{check}\t{string.Join(',', Reached(reached))}");
            else
                Console.WriteLine($"unfit\t{check}\t{wrong}");
        }
        Console.WriteLine("done");
    }

    private static void Try(int mutant, string[] checks, FieldInfo active)
    {
        foreach (string check in checks)
        {
            Console.WriteLine($"at\t{check}");
            active.SetValue(null, mutant);
            string? noticed = MutantChecks.Run(check);
            active.SetValue(null, 0);
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
