// SPDX-License-Identifier: GPL-2.0-only
// What is shown of a run: a heading for each stay in a function, and below it its steps, or those that matter.
const VERB = {
  Load: "read", LoadAcquire: "read acquire", Store: "write", StoreRelease: "write release", Rmw: "update", RmwAcquire: "update",
  RmwRelease: "update", RmwFull: "update", Barrier: "barrier", Lock: "lock", Unlock: "unlock", TryLock: "try to lock",
  IrqEnable: "interrupts on", IrqDisable: "interrupts off", Relax: "wait a moment", Time: "read the clock", Plain: "plain", Allocate: "allocate",
};

function prepare(run, page) {
  const steps = run.steps, names = run.names, byNumber = new Map();
  steps.forEach((step, i) => {
    step.i = i;
    byNumber.set(step.number, i);
    const depth = step.stack.length - 1;
    step.fn = depth >= 0 ? names[step.stack[depth]] : names[step.file].split("/").pop();
    step.depth = depth;
    step.where = step.place < 0 ? "" : names[step.place];
    const number = value => value === undefined ? "" : /(next_expiry|wakeup)$/.test(step.where) ? ns(Number(value)) : "0x" + BigInt(value).toString(16);
    const changed = step.before !== step.after && step.after !== undefined;
    step.value = step.place < 0 || /Lock/.test(step.kind) || step.kind === "Unlock" ? ""
      : /^Load/.test(step.kind) ? " is " + number(step.after ?? step.before)
      : changed ? ` ${number(step.before)} → ${number(step.after)}` : " stays " + number(step.after);
  });
  const important = new Set();
  const add = number => byNumber.has(number) && important.add(byNumber.get(number));
  run.trees.slice(1).forEach(tree => add(tree.step - 1));
  page.stale.forEach(read => [read.read, read.write, read.next].forEach(add));
  page.waits.forEach(wait => [wait.released, wait.taken].forEach(add));
  page.stops.forEach(stop => [stop.last, stop.next].forEach(add));
  if (page.staying) add(page.staying.step);
  steps.forEach(step => { if (/^GRP.*\.lock$/.test(step.where)) important.add(step.i); });
  return { steps, byNumber, important };
}

function makeRows(steps, important, folded, open) {
  const rows = [];
  let i = 0;
  while (i < steps.length) {
    const first = steps[i];
    let end = i;
    while (end < steps.length && steps[end].cpu === first.cpu && steps[end].fn === first.fn && steps[end].time === first.time) end++;
    if (i === 0 || steps[i - 1].time !== first.time) rows.push({ kind: "rest", at: i, time: first.time });
    const head = { kind: "fn", at: i, end, cpu: first.cpu, fn: first.fn, shown: 0 };
    rows.push(head);
    for (let k = i; k < end; k++) {
      if (folded && !important.has(k) && !open.has(i)) continue;
      head.shown++;
      rows.push({ kind: "op", at: k, end: k + 1, cpu: first.cpu });
    }
    i = end;
  }
  return folded ? foldLoops(foldQuiet(rows, steps), steps) : rows;
}

// Functions one after the other of which nothing is shown become one row, named by the function that all are in.
function foldQuiet(rows, steps) {
  const out = [];
  for (const row of rows) {
    const last = out[out.length - 1];
    const quiet = row.kind === "fn" && !row.shown && last && last.kind === "fn" && !last.shown && last.cpu === row.cpu;
    if (!quiet) { out.push({ ...row }); continue; }
    let common = last.common ?? steps[last.at].stack;
    for (let i = row.at; i < row.end; i++) {
      let k = 0;
      while (k < common.length && common[k] === steps[i].stack[k]) k++;
      common = common.slice(0, k);
    }
    last.common = common;
    last.end = row.end;
    last.fns = (last.fns ?? 1) + 1;
    if (common.length) last.fn = D.run.names[common[common.length - 1]];
  }
  return out;
}

// A pattern of rows that comes again and again becomes one time of it, and a count.
function foldLoops(rows, steps) {
  const key = row => row.kind === "rest" ? "rest" + row.at
    : row.kind === "fn" ? row.cpu + row.fn : row.cpu + ":" + steps[row.at].file + ":" + steps[row.at].line + steps[row.at].kind;
  const keys = rows.map(key), out = [];
  let i = 0;
  while (i < rows.length) {
    let best = 0, times = 1;
    for (let period = 2; period <= 60 && i + 3 * period <= rows.length; period++) {
      let count = 1;
      while (same(keys, i, i + count * period, period)) count++;
      if (count >= 3 && count * period > best * times) { best = period; times = count; }
    }
    if (!best) { out.push(rows[i++]); continue; }
    out.push(...rows.slice(i, i + best));
    const last = i + best * times - 1;
    out.push({ kind: "loop", at: rows[i + best].at, end: rows[last].end ?? rows[last].at + 1, cpu: rows[i].cpu ?? 0, times: times - 1, rows: best });
    i = last + 1;
  }
  return out;
}

function same(keys, a, b, length) {
  if (b + length > keys.length) return false;
  for (let k = 0; k < length; k++) if (keys[a + k] !== keys[b + k]) return false;
  return true;
}
