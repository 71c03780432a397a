// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Statements;

/// <summary>What becomes of a statement of C that did not change.</summary>
/// <param name="Port">Where the port has it, or what stands in its place there.</param>
/// <param name="Replaced">Whether the port has something else in its place, and says why.</param>
internal sealed record Kept(IReadOnlyList<SyntaxNode> Port, bool Replaced);

/// <summary>
/// Finds the port's own text for each statement of C that is as it was ported. Where the port
/// differs from upstream, what it has instead stays too, as long as upstream did not change there.
/// </summary>
internal sealed class KeptStatements
{
    private readonly Dictionary<Statement, Kept> _kept =
        new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Statement, List<SyntaxNode>> _after =
        new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Statement, SyntaxNode> _changed =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>What the port has of its own that has no place any more.</summary>
    public List<SyntaxNode> Lost { get; } = [];

    /// <summary>Statements that the port does without, says why, and upstream changed.</summary>
    public List<PinStatement> Without { get; } = [];

    /// <summary>What the port has in place of statements of upstream that changed.</summary>
    public List<SyntaxNode> GaveWay { get; } = [];

    /// <summary>Compares a pinned function, the new C of it, and the port's method.</summary>
    public KeptStatements(PinItem old, Item item, Item ported)
    {
        var pinned = old.Statements.Where(s => !s.Off).ToList();
        var now = item.Statements.Where(s => s.Off is null).ToList();
        var port = ported.Statements.Where(s => s.Tree.Kind != "static" && s.Syntax is not null)
            .ToList();
        var inPort = Alignment.Match([.. pinned.Select(s => $"{s.Place}:{s.Canonical}")],
            [.. port.Select(s => Key(s, ported.Scope, old.Kind))])
            .ToDictionary(p => p.Left, p => p.Right);
        var inNew = Alignment.Match([.. pinned.Select(s => $"{s.Place}:{s.Exact}")],
            [.. now.Select(s => $"{s.Place}:{Pinner.Hash(s.Exact)}")])
            .ToDictionary(p => p.Left, p => p.Right);
        foreach (var (at, right) in inNew)
        {
            if (inPort.TryGetValue(at, out var own))
                _kept[now[right]] = new([port[own].Syntax!], false);
        }
        Gaps(pinned, now, port, inPort, inNew);
        Pair(pinned, now, port, inPort, inNew);
    }

    /// <summary>What the port has for the statement, or null if it is new or changed.</summary>
    public Kept? Find(Statement statement) => _kept.GetValueOrDefault(statement);

    /// <summary>Whether a statement of C that did not change is that node of the port.</summary>
    public bool Stays(SyntaxNode node) => _kept.Values.Any(k => k.Port.Contains(node));

    /// <summary>What the port has of its own behind the statement.</summary>
    public IReadOnlyList<SyntaxNode> After(Statement statement) =>
        _after.GetValueOrDefault(statement) ?? [];

    /// <summary>What the port has for the statement before it changed, or null.</summary>
    public SyntaxNode? Before(Statement statement) => _changed.GetValueOrDefault(statement);

    private static string Key(Statement statement, Scope scope, ItemKind kind)
    {
        var tree = kind == ItemKind.Macro ? CMacros.Tree(statement.Tree) : statement.Tree;
        var made = Pinner.Make(statement with { Tree = tree }, scope, Side.CSharp);
        return $"{made.Place}:{made.Canonical}";
    }

    // Between two neighbours that the port has as upstream has them, it may have its own.
    private void Gaps(
        List<PinStatement> pinned, List<Statement> now, List<Statement> port,
        Dictionary<int, int> inPort, Dictionary<int, int> inNew)
    {
        var anchors = inPort.Keys.Order().ToList();
        for (var g = 0; g <= anchors.Count; g++)
        {
            var (from, to) = (g == 0 ? -1 : anchors[g - 1],
                g == anchors.Count ? pinned.Count : anchors[g]);
            var (first, end) = (from < 0 ? 0 : inPort[from] + 1,
                to == pinned.Count ? port.Count : inPort[to]);
            var own = Outermost([.. port.Skip(first).Take(end - first).Select(s => s.Syntax!)]);
            var theirs = Enumerable.Range(from + 1, to - from - 1).ToList();
            if (own.Count == 0 && theirs.Count == 0)
                continue;
            var holds = port.Where((_, j) => j < first || j >= end)
                .Any(s => own.Exists(o => o != s.Syntax && o.Contains(s.Syntax)));
            if (theirs.Count > 0 && theirs.TrueForAll(inNew.ContainsKey) && !holds)
            {
                // As upstream did not change here, the port's own stays.
                foreach (var at in theirs)
                    _kept[now[inNew[at]]] = new(at == theirs[0] ? own : [], true);
            }
            else if (theirs.Count == 0 && from >= 0 && inNew.TryGetValue(from, out var anchor) &&
                !holds && own.TrueForAll(o => o.Parent == Whole(port[inPort[from]].Syntax!).Parent))
                _after[now[anchor]] = own;
            else if (theirs.Count == 1 && own is [{ } head] && PortText.Head(head) is not null &&
                inNew.TryGetValue(theirs[0], out var same))
                // The head is the port's own, and what it holds changed.
                _kept[now[same]] = new([head], false);
            else if (theirs.Count == own.Count && !theirs.Exists(inNew.ContainsKey))
                // Each stands for one of upstream's, and that one is another one now.
                GaveWay.AddRange(own);
            else
                Lost.AddRange(own);
            // Some of it changed, and the port has none of it.
            if (own.Count == 0 && theirs.Exists(inNew.ContainsKey) &&
                !theirs.TrueForAll(inNew.ContainsKey) && IsExplained(port, first, end))
                Without.AddRange(theirs.Where(t => !inNew.ContainsKey(t)).Select(t => pinned[t]));
        }
        // The translation ends the last section by itself.
        Lost.RemoveAll(n => n is BreakStatementSyntax);
        GaveWay.RemoveAll(n => n is BreakStatementSyntax);
        foreach (var list in _after.Values)
            list.RemoveAll(n => n is BreakStatementSyntax);
    }

    // Whether the port says why it does without what upstream has between two neighbours.
    private static bool IsExplained(List<Statement> port, int first, int end)
    {
        var (before, after) = (first > 0 ? port[first - 1].Syntax : null,
            end < port.Count ? port[end].Syntax : null);
        if ((before ?? after)?.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body is not
            { } body)
            return false;
        var from = before?.SpanStart ?? body.SpanStart;
        var to = after?.SpanStart ?? body.Span.End;
        return to > from && body.SyntaxTree.GetText().ToString(new(from, to - from))
            .Contains("// PORT:", StringComparison.Ordinal);
    }

    // A statement that changed in place keeps its comment.
    private void Pair(
        List<PinStatement> pinned, List<Statement> now, List<Statement> port,
        Dictionary<int, int> inPort, Dictionary<int, int> inNew)
    {
        var (left, right) = (0, 0);
        foreach (var (a, b) in inNew.OrderBy(p => p.Key).Select(p => (p.Key, p.Value))
                     .Append((pinned.Count, now.Count)))
        {
            for (; left < a && right < b; left++, right++)
            {
                if (inPort.TryGetValue(left, out var own) &&
                    pinned[left].Place == now[right].Place)
                    _changed[now[right]] = port[own].Syntax!;
            }
            (left, right) = (a + 1, b + 1);
        }
    }

    /// <summary>The statement around a declarator, or the node itself.</summary>
    public static SyntaxNode Whole(SyntaxNode node) =>
        node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<StatementSyntax>()! : node;

    /// <summary>The statements around nodes that lie in none of the others.</summary>
    public static List<SyntaxNode> Outermost(List<SyntaxNode> nodes)
    {
        var whole = nodes.Select(Whole).Distinct().ToList();
        return [.. whole.Where(n => !whole.Exists(o => o != n && o.Contains(n)))];
    }
}
