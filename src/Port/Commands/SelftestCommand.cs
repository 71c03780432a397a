using System.CommandLine;
using Linux.Selftests;

namespace Linux.Port.Commands;

/// <summary><c>port selftest</c>: runs the selftests and prints KTAP.</summary>
internal static class SelftestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Tests or groups of them, such as wheel.level; by default all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var list = new Option<bool>("--list") { Description = "Print the names of the tests and run none" };
        var command = new Command("selftest", "Run the selftests; 1 if any test is not ok") { names, list };
        names.Validators.Add(result =>
        {
            try
            {
                SelftestRegistry.Select([.. result.Tokens.Select(token => token.Value)]);
            }
            catch (ArgumentException e)
            {
                result.AddError(e.Message);
            }
        });
        command.SetAction(p => Run(p.GetValue(names) ?? [], p.GetValue(list)));
        return command;
    }

    private static int Run(string[] names, bool list)
    {
        IReadOnlyList<Selftest> tests = SelftestRegistry.Select(names);
        if (list)
        {
            foreach (Selftest test in tests)
                Console.WriteLine(test.Name);
            return 0;
        }
        // The report itself shows how far things are, unless it goes elsewhere.
        if (!Console.IsOutputRedirected)
            return KtapRunner.Run(tests, Console.Out) == 0 ? 0 : 1;
        return Progress.Bar("selftest", tests.Count,
            move => KtapRunner.Run(tests, Console.Out, (number, name) => move(number, name))) == 0 ? 0 : 1;
    }
}
