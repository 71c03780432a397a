// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;

namespace Linux.Port.Commands;

/// <summary><c>port ask</c>: what people ask of timers, answered by machines.</summary>
internal static class AskCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var question = new Argument<string?>("QUESTION")
        {
            Description = "What to ask; see --list",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "List the questions" };
        var command = new RuledCommand(
            "ask", "Answer a question about timers by a run; docs/questions.md explains")
        {
            question, list,
        };

        question.IsOneOf("question", () => Question.All.Select(one => one.Name), "port ask --list");
        command.Alone(list);
        command.Rule(parsed => parsed.GetValue(list) || parsed.GetValue(question) != null ? null
            : "name a QUESTION, or give --list.");
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;

            if (parsed.GetValue(list))
            {
                foreach (Question one in Question.All)
                    output.WriteLine($"{one.Name,-12}{one.Asks}");
                return 0;
            }
            using var answer = new StringWriter();

            Progress.Status("running machines", () =>
            {
                Question.Named(parsed.GetValue(question)!)!.Answer(answer);
                return 0;
            });
            output.Write(answer);
            return 0;
        });
        return command;
    }
}
