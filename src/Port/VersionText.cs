// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Linux.Reference.Pins;

namespace Linux.Port;

/// <summary><c>port --version</c>: the program's, and which revision each file is.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionText).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Console.Write($"port {version}\n{Revisions.Text(Revisions.Built())}");
        return 0;
    }
}
