// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.User;

/// <summary>Handlers, masks, and the way back from a system call.</summary>
internal sealed unsafe partial class Program
{
    /// <summary>Sets a handler, which runs on the way back to user mode.</summary>
    public int Sigaction(int sig, Action<kernel_siginfo> handler)
    {
        _handlers.Add(handler);
        return SetHandler(sig, SIG_IGN + (ulong)_handlers.Count);
    }

    /// <summary>Sets <c>SIG_IGN</c> or <c>SIG_DFL</c>.</summary>
    public int Signal(int sig, ulong disposition) => SetHandler(sig, disposition);

    /// <summary>Blocks or unblocks one signal for the calling thread.</summary>
    public int Sigprocmask(int how, int sig)
    {
        sigset_t set;

        sigemptyset(&set);
        sigaddset(&set, sig);
        return Leave(sys_sigprocmask(how, &set, null));
    }

    /// <summary>Sleeps until a handler has run.</summary>
    public void Pause()
    {
        set_current_state(TASK_INTERRUPTIBLE);
        while (!signal_pending(current))
        {
            schedule();
            set_current_state(TASK_INTERRUPTIBLE);
        }
        __set_current_state(TASK_RUNNING);
        HandleSignals();
    }

    private int SetHandler(int sig, ulong handler)
    {
        var action = new sigaction { sa_handler = handler };

        return Leave(sys_sigaction(sig, &action, null));
    }

    /// <summary>
    /// What follows a system call: signals are handled, and a sleep that one interrupted goes on if
    /// none of them had a handler. Returns what the call is to return; <c>-ERESTARTNOHAND</c> means
    /// that it has to be made again.
    /// </summary>
    private int Leave(long result)
    {
        for (; ; )
        {
            bool handled = HandleSignals();
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
    private bool HandleSignals()
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
