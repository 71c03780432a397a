// SPDX-License-Identifier: GPL-2.0-only
using Linux.Testing;
using static Linux.Kernel;

namespace Linux.Samples;

/// <summary>The answer comes on one CPU, while the timer may fire on the other.</summary>
public unsafe class RequestTests
{
    // The file with the operations that matter is named beside the wheel's. With AnswerWithoutCare() in
    // place of Answer() it fails: docs/explored.md says what a failure shows.
    [Explored(Runs = 50, Files = ["/request.cs", "/timer.c.cs"])]
    [InlineData(1)]
    [InlineData(2)]
    public void Request_EndsOnce(Race race, int within)
    {
        request* sent = race.Machine.Arena.Allocate<request>();

        race.On(0, "sends", () => request.Send(sent, (ulong)within));
        race.On(1, "answers", () =>
        {
            consume_cpu(1_000_000);
            request.Answer(sent);
        });
        race.Check(() => Assert.Equal(1, atomic_read(&sent->times)));
    }
}
