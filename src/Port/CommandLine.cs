// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Port.Commands;
using Linux.Reference;
using Linux.Trials;

namespace Linux.Port;

/// <summary>Runs commands; a mistake is one line on stderr and exit status 2.</summary>
internal static class CommandLine
{
    /// <summary>The exit status for a mistake in what was asked, or for a broken file.</summary>
    public const int Trouble = 2;

    /// <summary>No @file is read, and -abc is no three options.</summary>
    private static readonly ParserConfiguration s_parser = new()
    {
        EnablePosixBundling = false,
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Parses and runs; the result is the exit status.</summary>
    public static int Run(RootCommand root, string[] args)
    {
        try
        {
            return Run(Parse(root, RevisionOption.Expand(args)));
        }
        catch (ReferenceException mistake)
        {
            return Fail(mistake.Message);
        }
    }

    /// <summary>Reads the words, without doing anything yet.</summary>
    public static ParseResult Parse(RootCommand root, string[] args) => root.Parse(args, s_parser);

    /// <summary>Does what the words say; the result is the exit status.</summary>
    public static int Run(ParseResult parsed)
    {
        if (Mistakes.In(parsed) is { } mistake)
        {
            // Who gives no command wants to know what there is.
            if (parsed.Tokens.Count == 0)
                parsed.RootCommandResult.Command.Parse("--help").Invoke();
            return Fail(mistake);
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("port: ended by Ctrl-C, before there was anything to tell.");
            return Interrupt.Status;
        }
        catch (UntranslatedException refusal)
        {
            return PatchOption.Fail(refusal);
        }
        catch (Exception e) when (e is ReferenceException or IOException or UnauthorizedAccessException
            or ArgumentException or InvalidDataException or JsonException)
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
