// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Litmus;

/// <summary>herd7 with the model of a fetched tree, where both are there.</summary>
internal static class Herd
{
    /// <summary>The program: what HERD7 names, or herd7 of the path; null if neither is
    /// there.</summary>
    public static string? Program { get; } = Find();

    /// <summary>The folder of the model; null where no tree is.</summary>
    public static string? Model { get; } = Path.GetDirectoryName(ExpectedResult.Folder);

    /// <summary>Final states of each test, by its name.</summary>
    /// <param name="texts">Tests.</param>
    /// <param name="inOrder">Whether loads of later stores and stores before older ones are taken
    /// out of the model.</param>
    public static Dictionary<string, string[]> Run(IReadOnlyList<string> texts, bool inOrder)
    {
        string folder = Directory.CreateTempSubdirectory("litmus").FullName;

        try
        {
            File.WriteAllText(Path.Combine(folder, "model.cat"),
                File.ReadAllText(Path.Combine(Model!, "linux-kernel.cat"))
                    + (inOrder ? "\nacyclic (po | rf | co) as in-order\n" : ""));
            var start = new ProcessStartInfo(Program!)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            };

            foreach (string argument in (string[])[
                "-I", Model!, "-conf", Path.Combine(Model!, "linux-kernel.cfg"),
                "-model", Path.Combine(folder, "model.cat")])
                start.ArgumentList.Add(argument);
            for (int i = 0; i < texts.Count; i++)
            {
                string path = Path.Combine(folder, $"{i}.litmus");

                File.WriteAllText(path, texts[i]);
                start.ArgumentList.Add(path);
            }

            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();

            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return Parse(output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, string[]> Parse(string output)
    {
        var results = new Dictionary<string, string[]>();
        string[] lines = output.Split('\n');

        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("Test ", StringComparison.Ordinal))
                continue;
            string name = lines[i].Split(' ')[1];
            int count = int.Parse(lines[i + 1]["States ".Length..], null);

            results[name] = lines[(i + 2)..(i + 2 + count)];
        }
        return results;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HERD7") is { Length: > 0 } named)
            return named;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "herd7")).FirstOrDefault(File.Exists);
    }
}
