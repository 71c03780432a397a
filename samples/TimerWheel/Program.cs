// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Samples;
using Linux.Time;

// Two CPUs, in virtual time: a minute of sessions takes no second, and is the same each time.
using Machine machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
var time = new MachineTimeProvider(machine);
long start = time.GetTimestamp();
var used = new Dictionary<string, double>();
var sessions = new Sessions(time, TimeSpan.FromSeconds(5)) { Ended = Report };

for (int second = 0; second < 20; second++)
{
    if (second < 3)
        Use("anna");
    if (second % 4 == 0 && second < 12)
        Use("berta");
    time.Advance(TimeSpan.FromSeconds(1));
}

double Now() => time.GetElapsedTime(start).TotalSeconds;

void Use(string name)
{
    used[name] = Now();
    sessions.Use(name);
}

// Five seconds are in the wheel's fourth level, whose buckets are 512 ms wide: never early, and
// late by less than that.
void Report(string name)
    => Console.WriteLine(
        $"{Now():0.000} s: {name} has ended, {(Now() - used[name] - 5) * 1000:0} ms late");
