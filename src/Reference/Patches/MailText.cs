// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Linux.Reference.Patches;

/// <summary>Reads the bodies of mails that are sent as quoted-printable or base64.</summary>
internal static partial class MailText
{
    /// <summary>The line by which a mail of a mailbox begins.</summary>
    public const string First = @"From (?:\S+@\S+|[0-9a-f]{7,64}) ";

    /// <summary>The text with each such body as it was before it was sent.</summary>
    /// <exception cref="ReferenceException">A body is no base64.</exception>
    public static string Decode(string name, string text) => !Sent().IsMatch(text) ? text
        : string.Concat(Mails().Split(text.ReplaceLineEndings("\n")).Select(m => One(name, m)));

    private static string One(string name, string mail)
    {
        var end = mail.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || Sent().Match(mail[..end]) is not { Success: true } encoding)
            return mail;
        var body = mail[(end + 2)..];
        return mail[..(end + 2)] + (encoding.Groups[1].Value is ['q' or 'Q', ..] ? Quoted(body)
            : Base64(name, body));
    }

    // What says that it is quoted, and has signs that are not, was read by a mail program before.
    private static string Quoted(string body) => Bare().IsMatch(body) ? body
        : Bytes().Replace(body.Replace("=\n", ""), m => Encoding.UTF8.GetString(
            [.. m.Value.Split('=').Skip(1).Select(h =>
                byte.Parse(h, NumberStyles.HexNumber, CultureInfo.InvariantCulture))]));

    private static string Base64(string name, string body)
    {
        if (body.Contains("\n+++ ", StringComparison.Ordinal))
            return body;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim()))
                .ReplaceLineEndings("\n").TrimEnd('\n') + "\n\n";
        }
        catch (FormatException)
        {
            throw new ReferenceException($"{name} says that it is base64, and is not");
        }
    }

    // Above the line by which the next mail of a mailbox begins.
    [GeneratedRegex(@"(?<=\n)(?=" + First + ")")]
    private static partial Regex Mails();

    [GeneratedRegex(@"^Content-Transfer-Encoding:\s*(quoted-printable|base64)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Sent();

    [GeneratedRegex(@"=(?![0-9A-Fa-f]{2}|\n)")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(=[0-9A-Fa-f]{2})+")]
    private static partial Regex Bytes();
}
