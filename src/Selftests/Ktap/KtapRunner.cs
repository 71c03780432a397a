// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests;

/// <summary>Runs selftests and writes KTAP version 1.</summary>
public static class KtapRunner
{
    /// <summary>
    /// Runs <paramref name="tests"/> in order and writes the report to <paramref name="output"/>.
    /// <paramref name="progress"/> hears the number of each test that begins, from 0, and its name.
    /// Returns how many tests are not ok. <paramref name="stop"/> ends it before the next test.
    /// </summary>
    public static int Run(
        IReadOnlyList<Selftest> tests, TextWriter output, Action<int, string>? progress = null,
        CancellationToken stop = default)
    {
        int failed = 0;
        output.Write($"KTAP version 1\n1..{tests.Count}\n");
        for (int i = 0; i < tests.Count; i++)
        {
            if (stop.IsCancellationRequested)
            {
                output.Write($"Bail out! Ctrl-C after {i} of {tests.Count} tests\n");
                break;
            }
            progress?.Invoke(i, tests[i].Name);
            SelftestContext context = RunOne(tests[i]);
            foreach (string line in context.Lines)
                output.Write($"# {line}\n");
            if (context.Failures == 0)
            {
                output.Write($"ok {i + 1} {tests[i].Name}\n");
            }
            else
            {
                failed++;
                output.Write(
                    $"not ok {i + 1} {tests[i].Name} # {context.Failures} of {context.Checks} checks\n");
            }
            output.Flush();
        }
        return failed;
    }

    /// <summary>Runs one test. An exception is a failure, and so is a test that checks nothing.</summary>
    public static SelftestContext RunOne(Selftest test)
    {
        var context = new SelftestContext();
        try
        {
            test.Body(context);
            if (context.Checks == 0)
                context.Fail("the test checked nothing");
        }
        catch (Exception exception)
        {
            context.Fail(exception.ToString());
        }
        return context;
    }
}
