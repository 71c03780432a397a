// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.CommandLine.Parsing;
using Linux.Images;

namespace Linux.Port.Arguments;

/// <summary>Words that have to be files or folders.</summary>
internal static class Files
{
    /// <summary>Refuses a name that no file can be written to.</summary>
    public static void IsNewFile(this Option<string?> option)
        => option.Validators.Add(result => Try(result, path => OutputFile.Check(option.Name, path)));

    /// <summary>Refuses what is not there, or is a folder.</summary>
    public static void IsFile(this Option option)
        => option.Validators.Add(result => Try(result, path => InputFile.Check(path)));

    /// <summary>Refuses what is not there, or is a folder.</summary>
    public static void IsFile(this Argument argument)
        => argument.Validators.Add(result => Try(result, path => InputFile.Check(path)));

    private static void Try(SymbolResult result, Action<string> check)
    {
        try
        {
            foreach (Token token in result.Tokens)
                check(token.Value);
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            result.AddError(e.Message);
        }
    }
}
