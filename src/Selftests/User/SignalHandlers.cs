// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.User;

/// <summary>The handlers of a process, and the way back from a system call.</summary>
internal sealed unsafe class SignalHandlers
{
    private readonly List<Action<kernel_siginfo>> _handlers = [];

    /// <summary>Sets a handler, which runs on the way back to user mode.</summary>
    public int Handle(int sig, Action<kernel_siginfo> handler)
    {
        _handlers.Add(handler);
        return Set(sig, SIG_IGN + (ulong)_handlers.Count);
    }

    /// <summary>Sets <c>SIG_IGN</c>, <c>SIG_DFL</c> or the number of a handler.</summary>
    public int Set(int sig, ulong handler)
    {
        var action = new sigaction { sa_handler = handler };

        return Leave(sys_sigaction(sig, &action, null));
    }

    /// <summary>
    /// What follows a system call: signals are handled, and a sleep that one interrupted goes on if
    /// none of them had a handler. Returns what the call is to return; <c>-ERESTARTNOHAND</c> means
    /// that it has to be made again.
    /// </summary>
    public int Leave(long result)
    {
        for (; ; )
        {
            bool handled = HandleAll();
            if (result is not (-ERESTART_RESTARTBLOCK or -ERESTARTNOHAND))
                return (int)result;
            if (handled)
                return -EINTR;
            if (result == -ERESTARTNOHAND)
                return (int)result;
            result = current->restart_block.fn(&current->restart_block);
        }
    }

    /// <summary>Runs the handlers of all signals that are due; whether there was one.</summary>
    public bool HandleAll()
    {
        bool handled = false;

        while (signal_pending(current))
        {
            ksignal signal;

            if (!get_signal(&signal))
                break;
            handled = true;
            Handle(signal);
        }
        return handled;
    }

    private void Handle(ksignal signal)
    {
        sigset_t before;
        sigset_t during;

        during.sig = signal.ka.sa.sa_mask.sig | 1UL << (signal.sig - 1);
        sys_sigprocmask(SIG_BLOCK, &during, &before);
        try
        {
            _handlers[(int)(signal.ka.sa.sa_handler - SIG_IGN) - 1](signal.info);
        }
        finally
        {
            sys_sigprocmask(SIG_SETMASK, &before, null);
        }
    }
}
