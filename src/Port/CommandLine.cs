using System.CommandLine;
using Linux.Reference;

namespace Linux.Port;

/// <summary>Runs commands; a mistake is one line on stderr and exit status 2.</summary>
internal static class CommandLine
{
    /// <summary>The exit status for a mistake in what was asked, or for a broken file.</summary>
    public const int Trouble = 2;

    /// <summary>Parses and runs; the result is the exit status.</summary>
    public static int Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Fail($"{parsed.Errors[0].Message} Try `port {parsed.CommandResult.Command.Name} --help`.");
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is ReferenceException or IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException)
        {
            return Fail(e.Message);
        }
    }

    /// <summary>One line on stderr, and the exit status for it.</summary>
    internal static int Fail(string message)
    {
        Console.Error.WriteLine($"port: {message.ReplaceLineEndings(" ")}");
        return Trouble;
    }
}
