// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Images;
using Linux.Litmus;

namespace Linux.Port.Commands;

/// <summary><c>port litmus</c>: every execution of litmus tests under the kernel's memory
/// model.</summary>
internal static class LitmusCommand
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Litmus tests in C, as in tools/memory-model/litmus-tests",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> memory = Options.Name(
            "--memory", "The kernel's memory model, or sequential consistency", "lkmm", "lkmm", "sc");
        Option<string> format = Options.Format("text", "json");
        var expect = new Option<bool>("--expect-result")
        {
            Description = "End with 1 if a test's observation is not what its 'Result:' comment says",
        };
        var compiled = new Option<bool>("--compiled")
        {
            Description = "Compile the tests to C# on the kernel's primitives, and explore that",
        };
        Option<int> rounds = Options.Number("--unroll",
            "Rounds of a loop in which it may store; executions with more are left out", 1, 1000,
            LitmusFile.Rounds);
        var command = new Command("litmus",
            "Run every execution of litmus tests under the kernel's memory model")
        {
            files, memory, format, expect, rounds, compiled,
        };

        files.IsFile();
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!, parsed.GetValue(memory) == "sc" ? LitmusMemory.Sc
                : LitmusMemory.Lkmm,
            parsed.GetValue(format) == "json", parsed.GetValue(expect),
            parsed.GetValue(rounds), parsed.GetValue(compiled)));
        return command;
    }

    private static int Run(
        FileInfo[] files, LitmusMemory memory, bool json, bool expect, int rounds,
        bool compiled)
    {
        var tests = new List<LitmusFile>();

        foreach (FileInfo file in files)
        {
            if (Read(file) is not { } test)
                return 2;
            if (expect && test.Expected == null)
                return Fail(file, "it has no 'Result:' comment to compare with");
            tests.Add(test);
        }

        var results = new List<object>();
        bool isAsExpected = true;

        for (int i = 0; compiled && i < tests.Count; i++)
        {
            if (CompiledTests.WhyNot(tests[i]) is { } why)
                return Fail(files[i], why);
        }
        using CompiledTests? engine = compiled ? new CompiledTests(tests) : null;

        for (int i = 0; i < tests.Count; i++)
        {
            try
            {
                LitmusResult result = engine != null
                    ? engine.Run(i, memory, json ? null : Console.Out)
                    : json ? tests[i].Run(memory, rounds)
                        : tests[i].Run(memory, Console.Out, rounds);

                if (result.IsCut)
                    Console.Error.WriteLine($"port litmus: {files[i]}: executions in which a loop "
                        + $"stores in more than {rounds} rounds are left out; --unroll takes more.");

                isAsExpected &= !expect || IsAsExpected(tests[i], result);
                results.Add(new
                {
                    file = files[i].ToString(),
                    result.Name,
                    tests[i].Expected,
                    observation = $"{result.Observation}",
                    result.Positive,
                    result.Negative,
                    dataRace = result.HasRace,
                    result.States,
                });
            }
            catch (LitmusException e)
            {
                return Fail(files[i], e.Message);
            }
        }
        if (json)
            Console.WriteLine(
                JsonSerializer.Serialize(new
                {
                    memory = $"{memory}".ToLowerInvariant(),
                    tests = results
                }, s_json));
        return isAsExpected ? 0 : 1;
    }

    private static bool IsAsExpected(LitmusFile test, LitmusResult result)
    {
        bool isRace = test.Expected == "DATARACE";
        bool isMet = isRace ? result.HasRace : test.Expected == $"{result.Observation}";

        if (!isMet)
            Console.Error.WriteLine(
                $"port litmus: {test.Name} is expected to be {test.Expected} and is {result.Observation}.");
        return isMet;
    }

    private static LitmusFile? Read(FileInfo file)
    {
        try
        {
            return LitmusFile.Read(InputFile.ReadText($"{file}"));
        }
        catch (LitmusException e)
        {
            Fail(file, e.Message);
            return null;
        }
    }

    private static int Fail(FileInfo file, string why)
    {
        Console.Error.WriteLine($"port litmus: {file}: {why}");
        return 2;
    }
}
