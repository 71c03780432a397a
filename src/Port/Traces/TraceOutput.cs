// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;

namespace Linux.Port.Traces;

/// <summary>The options of the commands that record what their machines do, and the file that comes of it.</summary>
internal sealed class TraceOutput
{
    private readonly Option<string?> _file = new("--trace")
    {
        HelpName = "FILE",
        Description = "File to write every timer event to: trace.dat for trace-cmd and KernelShark if its name "
            + "ends in .dat, for Perfetto if in .perfetto-trace, else in the form of tracefs",
    };

    private readonly Option<string> _version = Options.Name("--trace-version", "Version of a trace.dat", "7", "6", "7");

    private readonly Option<string> _compression = Options.Name(
        "--trace-compression", "Compression of a trace.dat of version 7", "none", "none", "zlib", "zstd");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(RuledCommand command)
    {
        command.Add(_file);
        command.Add(_version);
        command.Add(_compression);
        _file.IsNewFile();
        command.Needs(_version, _file);
        command.Needs(_compression, _file);
        command.Rule(parsed => parsed.GetValue(_version) == "6" && parsed.GetValue(_compression) != "none"
            ? "--trace-compression does not go with --trace-version 6." : null);
    }

    /// <summary>The file that was asked for, or null.</summary>
    public TraceTarget? Read(ParseResult parsed)
        => parsed.GetValue(_file) is not { } path ? null : new TraceTarget(path, new DatOptions
        {
            Version = parsed.GetValue(_version) == "6" ? 6 : 7,
            Compression = DatCompressor.Named(parsed.GetValue(_compression)!)!.Value,
        });
}
