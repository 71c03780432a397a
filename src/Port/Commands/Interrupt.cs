// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Commands;

/// <summary>Makes Ctrl-C end the work that asks for it, so that what was found is still told. A
/// second one ends the program.</summary>
internal sealed class Interrupt : IDisposable
{
    /// <summary>The exit status of a command that Ctrl-C has ended.</summary>
    public const int Status = 130;

    private readonly CancellationTokenSource _source = new();

    /// <summary>From here on.</summary>
    public Interrupt() => Console.CancelKeyPress += Stop;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= Stop;
        _source.Dispose();
    }

    private void Stop(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
