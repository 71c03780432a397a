// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Tests.Reference;

/// <summary>Where in the port an inserted statement belongs, and in what.</summary>
public class InsertionTests
{
    private const string C = """
        static void empty(struct cw *cw)
        {
        	/* nothing */
        }

        static int turn(struct cw *cw, int steps)
        {
        	int done = 0;

        	if (steps > 3) {
        		first(cw);
        		second(cw,
        		       steps);
        	} else {
        		third(cw);
        	}
        	while (steps--)
        		fourth(cw);
        	return done;
        }
        """;

    private const string Port = """
        namespace Linux;
        public static unsafe partial class Kernel
        {
            internal static void empty(cw* cw)
            {
                // nothing
            }

            internal static int turn(cw* cw, int steps)
            {
                int done = 0;

                if (steps > 3) {
                    first(cw);
                    second(cw,
                           steps);
                } else {
                    third(cw);
                }
                while (steps-- != 0)
                    fourth(cw);
                return done;
            }
        }
        """;

    private static DiffRow Insert(string before, string what)
    {
        var pin = Pinner.Make(CReader.Read("kernel/cw.c", C, Repository.Config), C, "", "");
        var at = C.IndexOf(before, StringComparison.Ordinal);
        var unit = CReader.Read("kernel/cw.c", C.Insert(at, what), Repository.Config);
        var port = PortReader.Read([("src/Kernel/kernel/cw.c.cs", Port)])[0];
        var diff = FileComparer.Compare(pin, unit, port);
        return Assert.Single(Assert.Single(diff.Changed).Rows, r => r.Kind != RowKind.Same);
    }

    private static int Line(string text) =>
        Port[..Port.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    [Fact]
    public void The_first_statement_of_an_empty_body_follows_its_brace()
    {
        var row = Insert("\t/* nothing", "\tcall();\n");
        Assert.Equal((RowKind.Added, Line("// nothing") - 1), (row.Kind, row.PortLine));
        Assert.Empty(row.Nesting);
    }

    [Theory]
    [InlineData("\t\tfirst", "if", "if (steps > 3) {")]
    [InlineData("\t\tsecond", "if", "first(cw);")]
    [InlineData("\t} else", "if", "       steps);")]
    [InlineData("\t\tthird", "else", "} else {")]
    [InlineData("\t}\n\twhile", "else", "third(cw);")]
    [InlineData("\tint done", "", "internal static int turn", 1)]
    [InlineData("\twhile", "", "while", -1)]
    [InlineData("\treturn", "", "fourth(cw);")]
    public void A_statement_follows_the_one_before_it_or_the_brace_of_its_block(
        string before, string nesting, string after, int more = 0)
    {
        var row = Insert(before, "\tcall();\n");
        Assert.Equal((RowKind.Added, nesting, Line(after) + more),
            (row.Kind, string.Join(' ', row.Nesting), row.PortLine));
    }
}
