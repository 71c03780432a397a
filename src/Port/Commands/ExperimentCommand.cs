// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;
using Linux.Port.Experiments;

namespace Linux.Port.Commands;

/// <summary><c>port experiment</c>: what the pull model's authors observed, on simulated machines.</summary>
internal static class ExperimentCommand
{
    private static readonly TimerModel[] s_models = [TimerModel.Pull, TimerModel.Push, TimerModel.Stay];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "ping-pong or residency; docs/results/experiments.md has both" };
        Option<Duration> time = Options.For("Virtual time of each run", "20s", "1ms", "24h");
        Option<int> seeds = Options.Number(
            "--seeds", "Runs of each kind, with the seeds 1, 2 and so on", 1, 100, 3);
        var command = new Command("experiment", "Pull, push and stay: who expires timers, in virtual time")
        {
            name, time, seeds,
        };

        name.IsOneOf("experiment", () => ["ping-pong", "residency"], null);
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            long ns = parsed.GetValue(time).Ns;
            int runs = parsed.GetValue(seeds);

            if (parsed.GetValue(name) == "ping-pong")
                PrintPingPong(output, ns, runs);
            else
                PrintResidency(output, ns, runs);
            return 0;
        });
        return command;
    }

    private static void PrintPingPong(TextWriter output, long ns, int seeds)
    {
        output.WriteLine("it wakes         timers  timeouts  own clock  others  wake-ups a timeout");
        foreach (bool tasks in new[] { true, false })
        {
            foreach (TimerModel model in s_models)
            {
                PingPongResult[] all = Seeds(seeds, seed => PingPong.Run(model, tasks, ns, seed));
                long timeouts = all.Sum(r => r.Timeouts);
                long own = all.Sum(r => r.WokenByTimer);
                long others = all.Sum(r => r.WokenByOthers);

                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(tasks ? "a sleeping task" : "nobody"),-15}  {Name(model),-6}  {timeouts,8}  "
                    + $"{own,9}  {others,6}  {(double)(own + others) / timeouts,19:F2}"));
            }
        }
    }

    private static void PrintResidency(TextWriter output, long ns, int seeds)
    {
        output.WriteLine("cluster  timers  active %  shallow %  deep %  sleeps/s  timer wake-ups/s");
        var all = s_models.ToDictionary(
            model => model, model => Seeds(seeds, seed => Phone.Run(model, ns, seed)));

        for (int i = 0; i < Phone.Clusters.Length; i++)
        {
            foreach (TimerModel model in s_models)
            {
                Residency[] runs = all[model].Select(run => run[i]).ToArray();

                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{Phone.Clusters[i].Name,-7}  {Name(model),-6}  {100 * runs.Average(r => r.Active),8:F2}  "
                    + $"{100 * runs.Average(r => r.Shallow),9:F2}  {100 * runs.Average(r => r.Deep),6:F2}  "
                    + $"{runs.Average(r => r.Sleeps),8:F1}  {runs.Average(r => r.TimerWakeups),16:F1}"));
            }
        }
    }

    private static T[] Seeds<T>(int count, Func<int, T> run)
        => Enumerable.Range(1, count).AsParallel().AsOrdered().Select(run).ToArray();

    private static string Name(TimerModel model) => model.ToString().ToLowerInvariant();
}
