// SPDX-License-Identifier: GPL-2.0-only
using Spectre.Console;

namespace Linux.Port.Commands;

/// <summary>What stderr shows of long work: a bar on a terminal, and a line now and then elsewhere.</summary>
internal static class Progress
{
    /// <summary>Calls <paramref name="step"/> with 1 to <paramref name="parts"/>.</summary>
    public static void Show(string what, int parts, Action<int> step)
        => Bar(what, parts, move =>
        {
            for (int part = 1; part <= parts; part++)
            {
                step(part);
                move(part, what);
            }
            return parts;
        });

    /// <summary>Does work that says how far it is, up to <paramref name="most"/>, and in which part.</summary>
    public static T Bar<T>(string what, double most, Func<Action<double, string>, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            using var lines = new ProgressLines(Console.Error, what, TimeProvider.System);

            return work((_, part) => lines.Tell(part));
        }
        return Terminal().Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask bar = progress.AddTask(Markup.Escape(what), maxValue: most);

            return work((value, part) =>
            {
                bar.Value = value;
                bar.Description = Markup.Escape(part);
            });
        });
    }

    /// <summary>Does work that does not say how far it is.</summary>
    public static T Status<T>(string what, Func<T> work)
    {
        if (!Console.IsErrorRedirected)
            return Terminal().Status().Start(Markup.Escape(what), _ => work());
        using var lines = new ProgressLines(Console.Error, what, TimeProvider.System);

        return work();
    }

    private static IAnsiConsole Terminal()
        => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
