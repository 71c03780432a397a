using Spectre.Console;

namespace Linux.Port.Commands;

/// <summary>A progress bar on the terminal's stderr; nothing where that is no terminal.</summary>
internal static class Progress
{
    /// <summary>Calls <paramref name="step"/> with 1 to <paramref name="parts"/>.</summary>
    public static void Show(string what, int parts, Action<int> step)
    {
        if (Console.IsErrorRedirected)
        {
            for (int part = 1; part <= parts; part++)
                step(part);
            return;
        }
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress().AutoClear(true).Start(progress =>
            {
                ProgressTask bar = progress.AddTask(what, maxValue: parts);

                for (int part = 1; part <= parts; part++)
                {
                    step(part);
                    bar.Value = part;
                }
            });
    }
}
