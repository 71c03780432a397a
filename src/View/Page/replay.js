// SPDX-License-Identifier: GPL-2.0-only
// The page of a run: CPUs as columns, time downwards.
function replayPage() {
  const run = D.run, { steps, byNumber, important } = prepare(run, D);
  const ROW = 22, GUTTER = 62, LANE = 6, MAX_LANES = 4;
  let folded = true, cursor = 0, rows = [], rowOf = [], open = new Set(), query = "", hits = new Set();
  const marked = D.staying ? byNumber.get(D.staying.step) : -1;
  const changes = new Set(run.trees.slice(1).map(tree => byNumber.get(tree.step - 1)).filter(i => i !== undefined));
  const cpus = run.cpus <= 8 ? [...Array(run.cpus).keys()] : [...new Set(steps.map(step => step.cpu))].sort((a, b) => a - b);
  const locks = D.locks.filter(bar => bar.to > bar.from);

  $("badge").textContent = D.broken ? `${D.broken} broken` : "nothing broke";
  $("badge").className = D.broken ? "bad" : "good";
  for (const sentence of D.sentences) {
    const item = el("li");
    sentence.split(/(step \d+)/).forEach(part => item.append(/^step \d+$/.test(part)
      ? el("a", { role: "button", tabindex: 0, onclick: () => go(byNumber.get(+part.slice(5)) ?? cursor) }, part) : part));
    $("story").append(item);
  }

  const update = tools([
    ["↑", "Step back", "k ArrowUp", () => move(-1)], ["↓", "Step forward", "j ArrowDown", () => move(1)],
    ["⇤ change", "Previous change of the hierarchy", "p", () => change(-1)], ["change ⇥", "Next change of the hierarchy", "n", () => change(1)],
    ["⚑", "The step that is marked", "m", () => marked >= 0 && go(marked)],
    ["fold", "Fold what repeats, and what changes nothing", "f", () => { folded = !folded; build(); }, () => folded],
    ["◐", "Light or dark", "t", theme], ["?", "Keys", "?", help],
    ...[["First step", "Home", () => go(0)], ["Last step", "End", () => go(steps.length - 1)],
      ["Open or close a function", "Enter", () => toggle()]].map(([title, key, action]) => ["", title, key, action]),
  ], search);
  [...$("tools").children].forEach(button => button.tagName === "BUTTON" && !button.textContent && button.remove());

  function build() {
    rows = makeRows(steps, important, folded, open);
    rowOf = new Array(steps.length).fill(0);
    rows.forEach((row, r) => { for (let i = row.at; i < (row.end ?? row.at); i++) if (row.kind !== "fn" || !rowOf[i]) rowOf[i] = r; });
    rows.forEach((row, r) => { if (row.kind === "op") rowOf[row.at] = r; });
    $("rows").style.height = rows.length * ROW + 40 + "px";
    update();
    layout();
    reveal();
  }

  let width = 0, colW = 0;
  function layout() {
    width = $("scroll").clientWidth;
    // A CPU that does nothing in this run needs no room.
    const busy = cpus.filter(cpu => steps.some(step => step.cpu === cpu)), quiet = cpus.length - busy.length;
    const narrow = Math.min(64, (width - GUTTER) / cpus.length);
    colW = (width - GUTTER - 8 - quiet * narrow) / Math.max(1, busy.length);
    let at = GUTTER;
    cpus.forEach(cpu => { left.set(cpu, at); at += busy.includes(cpu) ? colW : narrow; });
    $("cols").replaceChildren(...cpus.map((cpu, i) => el("span", { style: `left:${x(cpu) + 8}px` }, `CPU ${cpu}`)));
    draw();
  }

  const base = file => file.split("/").pop();
  const left = new Map(), x = cpu => left.get(cpu);
  const y = i => rowOf[i] * ROW + ROW / 2;
  const lockColor = place => /^GRP/.test(place) ? "group" : /tmigr_cpu/.test(place) ? "cpu" : /base/.test(place) ? "base" : "other";

  function cellText(row) {
    const step = steps[row.at];
    if (row.kind === "rest") return [`${ns(row.time)}`];
    if (row.kind === "loop") return [`… the same ${plural(row.rows, "row")}, ${row.times} times more`];
    if (row.kind === "fn") {
      const hidden = row.end - row.at - row.shown;
      return [row.fn + "()", hidden ? el("small", {}, row.fns > 1 ? `${plural(row.fns, "function")}, ${plural(hidden, "step")}` : plural(hidden, "step")) : ""];
    }
    return [VERB[step.kind] + " ", el("b", {}, step.where), step.value];
  }

  function draw(all) {
    const top = $("scroll").scrollTop, from = all ? 0 : Math.max(0, Math.floor(top / ROW) - 10);
    const to = all ? rows.length : Math.min(rows.length, Math.ceil((top + $("scroll").clientHeight) / ROW) + 10);
    const list = [];
    for (let r = from; r < to; r++) {
      const row = rows[r], step = steps[row.at], isMark = row.kind === "op" && row.at === marked;
      const classes = ["row", row.kind, r === rowOf[cursor] && row.kind !== "rest" ? "cur" : "", isMark ? "marked" : "",
        row.kind === "op" && changes.has(row.at) ? "changes" : "", row.kind === "fn" && hits.has(row.fn) ? "hit" : ""];
      const held = row.cpu === undefined ? 0 : Math.min(MAX_LANES, Math.max(lanesAt(row.cpu, step.number), lanesAt(row.cpu, steps[(row.end ?? row.at + 1) - 1].number)));
      const left = row.kind === "rest" ? 0 : x(row.cpu) + 8 + held * LANE + (row.kind === "op" ? 14 : 0);
      const cell = el("div", { class: "cell", style: `left:${left}px;width:${Math.max(40, colW - 14 - held * LANE - (row.kind === "op" ? 14 : 0))}px` }, ...cellText(row));
      const title = row.kind === "op" ? `step ${step.number}: ${step.kind} ${step.where}${step.value} in ${step.fn}(), ${base(run.names[step.file])}:${step.line}` : null;
      list.push(el("div", { class: classes.filter(Boolean).join(" "), role: "listitem", title, style: `top:${r * ROW}px`, "data-step": step.number,
        "data-marked": isMark ? "true" : null, onclick: () => { if (row.kind !== "rest") { row.kind === "fn" && row.at === cursor ? toggle() : go(row.at); } } },
        el("span", { class: "no" }, row.kind === "op" || row.kind === "fn" ? (isMark ? "⚑ " : "") + step.number : ""), cell));
    }
    $("rows").replaceChildren(...list);
    drawLines(from, to);
  }

  // A lock that is taken and given back within one row has no bar.
  const spans = bar => rowOf[byNumber.get(bar.from)] !== rowOf[byNumber.get(bar.to)];
  const lanes = new Map();
  function lanesAt(cpu, number) {
    if (!lanes.size) locks.forEach(bar => { if (!lanes.has(bar.cpu)) lanes.set(bar.cpu, []); lanes.get(bar.cpu).push(bar); });
    return Math.max(0, ...(lanes.get(cpu) || []).filter(bar => bar.from <= number && bar.to >= number && spans(bar)).map(bar => bar.depth + 1));
  }

  function drawLines(from, to) {
    const out = $("lines"), visible = (a, b) => rowOf[b] >= from && rowOf[a] <= to;
    out.replaceChildren();
    out.setAttribute("width", width);
    out.setAttribute("height", rows.length * ROW);
    cpus.forEach((cpu, i) => i && out.append(svg("line", { x1: x(cpu), x2: x(cpu), y1: from * ROW, y2: to * ROW, stroke: "var(--rule)" })));
    for (const bar of locks) {
      const a = byNumber.get(bar.from), b = byNumber.get(bar.to);
      if (!visible(a, b) || bar.depth >= MAX_LANES || !spans(bar)) continue;
      const rect = svg("rect", { x: x(bar.cpu) + 6 + bar.depth * LANE, y: y(a) - 7, width: 4, height: Math.max(8, y(b) - y(a) + 14), rx: 2, fill: `var(--${lockColor(run.names[bar.place])})`, opacity: .85, style: "pointer-events:auto" });
      rect.append(svg("title", {}, `CPU ${bar.cpu} holds ${run.names[bar.place]} from step ${bar.from} to ${bar.to}`));
      out.append(rect);
    }
    for (const read of D.stale) arrow(read.write, read.next, "stale", `CPU ${read.cpu} goes on with what it read of ${run.names[read.place]} at step ${read.read}; it was changed at step ${read.write}`);
    for (const wait of D.waits) arrow(wait.released, wait.taken, "wait", `CPU ${wait.cpu} waits for ${run.names[wait.place]} until step ${wait.released}`);
    function arrow(fromStep, toStep, kind, title) {
      const a = byNumber.get(fromStep), b = byNumber.get(toStep);
      if (a === undefined || b === undefined || !visible(Math.min(a, b), Math.max(a, b))) return;
      const right = x(steps[b].cpu) > x(steps[a].cpu), x1 = right ? x(steps[a].cpu) + colW - 26 : x(steps[a].cpu) + 3, x2 = right ? x(steps[b].cpu) + 3 : x(steps[b].cpu) + colW - 8;
      const y1 = y(a), y2 = y(b), bend = Math.max(30, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
      const color = `var(--${kind})`;
      const path = svg("path", { d: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, fill: "none", stroke: color, "stroke-width": 1.8, "stroke-dasharray": kind === "stale" ? "5 3" : "none", style: "pointer-events:stroke" });
      path.append(svg("title", {}, title));
      out.append(path, svg("path", { d: right ? `M${x2} ${y2} l-8 -4 v8 z` : `M${x2} ${y2} l8 -4 v8 z`, fill: color }));
    }
  }

  function side() {
    const step = steps[cursor], trees = run.trees;
    let at = trees.findLastIndex(tree => tree.step <= step.number + 1);
    if (at < 0) at = 0;
    const isNew = at > 0 && trees[at].step === step.number + 1, before = isNew ? trees[at - 1].roots : trees[at]?.roots;
    if (trees.length) {
      const left = D.staying && step.number >= D.staying.step ? D.staying.group : null;
      const [shown, hidden] = pruned(trees[at].roots, before, new Set([left]));
      $("tree").replaceChildren(drawTree(shown, before, left), hidden ? el("p", { class: "note" }, `${plural(hidden, "group")} that did not change are not shown.`) : "");
      $("treeat").textContent = isNew ? "changed by this step" : `as after step ${Math.max(0, trees[at].step - 1)}`;
    }
    const calls = el("span", { class: "calls mono" });
    step.stack.forEach((call, i) => calls.append(i ? " › " : "", i === step.depth ? el("b", {}, run.names[call]) : run.names[call]));
    $("step").replaceChildren(el("dl", {},
      el("dt", {}, "step"), el("dd", {}, `${step.number} of ${steps[steps.length - 1].number + (run.left || 0)}, CPU ${step.cpu}, ${ns(step.time)}`),
      el("dt", {}, "does"), el("dd", {}, VERB[step.kind] + " ", el("b", { class: "mono" }, step.where), step.value),
      el("dt", {}, "in"), el("dd", {}, calls)));
    if (cursor === marked) $("step").append(el("p", { class: "flag" }, `⚑ From here on the event of ${D.staying.group} stays below: ${D.staying.parent} does not know it.`));
    const file = run.names[step.file], lines = D.sources[file] || {};
    $("where").textContent = `${base(file)}:${step.line}`;
    $("source").replaceChildren(...Object.keys(lines).map(Number).filter(n => Math.abs(n - step.line) <= 6)
      .map(n => el("div", { class: n === step.line ? "at" : "" }, el("i", {}, n), lines[n])));
  }

  function go(i) { cursor = Math.max(0, Math.min(steps.length - 1, i)); reveal(); }
  // Row by row; a heading stands for the first step below it that is not shown.
  function move(by) {
    let r = rowOf[cursor] + by;
    while (r >= 0 && r < rows.length && (rows[r].kind === "rest" || rowOf[rows[r].at] === rowOf[cursor] || (rows[r].kind === "fn" && rowOf[rows[r].at] !== r))) r += by;
    if (r >= 0 && r < rows.length) go(rows[r].at);
  }
  function change(by) {
    const all = [...changes].sort((a, b) => a - b);
    const next = by > 0 ? all.find(i => i > cursor) : all.findLast(i => i < cursor);
    if (next !== undefined) go(next);
  }
  function toggle() {
    const head = rows.find(row => row.kind === "fn" && row.at <= cursor && cursor < row.end);
    if (!head) return;
    open.has(head.at) ? open.delete(head.at) : open.add(head.at);
    build();
  }
  function search(text, direction) {
    query = text.trim().toLowerCase();
    hits = new Set(query ? steps.map(step => step.fn).filter(fn => fn.toLowerCase().includes(query)) : []);
    if (direction) {
      const order = direction > 0 ? steps : [...steps].reverse();
      const next = order.find(step => (direction > 0 ? step.i > cursor : step.i < cursor) && hits.has(step.fn) && (step.i === 0 || steps[step.i - 1].fn !== step.fn));
      if (next) go(next.i);
    }
    draw();
  }
  function reveal() {
    const top = rowOf[cursor] * ROW, box = $("scroll");
    if (top < box.scrollTop + 44 || top > box.scrollTop + box.clientHeight - 66) box.scrollTop = Math.max(0, top - box.clientHeight / 2);
    draw();
    side();
  }

  $("scroll").addEventListener("scroll", () => requestAnimationFrame(() => draw()));
  addEventListener("resize", layout);
  addEventListener("beforeprint", () => draw(true));
  $("side").append(el("section", {}, el("h2", {}, "What is drawn"), el("div", { class: "legend" },
    ...[["group", "holds a group's lock"], ["cpu", "a tmigr_cpu's"], ["base", "a wheel's, or hrtimers'"], ["other", "another lock"]].map(([color, text]) => el("span", {}, el("i", { style: `background:var(--${color});width:4px;height:12px` }), text)),
    el("span", { style: "color:var(--stale)" }, "┄▶ goes on with a value that was changed"), el("span", { style: "color:var(--wait)" }, "─▶ gets a lock that was held"),
    el("span", { style: "color:var(--change)" }, "green: changes the hierarchy"), el("span", { style: "color:var(--bad)" }, "⚑ since here an event stays below"))));
  build();
  go(marked >= 0 ? marked : D.broken ? steps.length - 1 : 0);
  document.documentElement.dataset.ready = Math.round(performance.now());
  window.portView = { steps, rows: () => rows, marked: () => rows.filter(row => row.kind === "op" && row.at === marked).map(row => steps[row.at].number), cursor: () => steps[cursor].number, go: number => go(byNumber.get(number)) };
}
