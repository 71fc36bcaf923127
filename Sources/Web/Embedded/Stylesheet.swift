// swift-format-ignore-file
// Written by bin/embed; do not edit.

extension Embedded {
  /// The style of all pages, from assets/css.
  static let stylesheet = #"""
/* Paper and ink. Colours are tokens: a scheme or the big size changes tokens, nothing else.
   The contrast of every pair is held by a test (WCAG 2.2, 1.4.3; 1.4.6 in the big size). */
:root {
  color-scheme: light;
  --paper: #faf8f4; --card: #ffffff; --wash: #f2eee6; --line: #e0dacd; --edge: #8a8478;
  --ink: #1d1c1a; --soft: #55514a;
  --act: #1b7468; --on-act: #ffffff;
  --party: #ae2f26; --council: #1b7468; --justice: #2f4d78; --civility: #8f5f0d; --service: #1f6fa3;
  --on-seal: #ffffff;
  --late: #b3261e; --late-wash: #fbe9e6;
  --near: #7d4a00; --near-wash: #f8ecd9;
  --good: #1b6e4b; --good-wash: #e3f0e8;
  --info: #1f5f8c; --info-wash: #e6eff6;
  --text: 17px; --lead: 1.75; --tap: 48px; --gap: 16px; --round: 14px; --side: 20px;
  --sans: "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  --serif: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", STSong, SimSun, serif;
  --fixed: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-size=big] {
  --text: 22px; --tap: 60px;
  --soft: #47433d; --edge: #6d675d;
  --act: #0f5249;
  --party: #8f231b; --council: #0f5249; --justice: #2a466e; --civility: #6b4505; --service: #124f78;
  --late: #8f1d16; --near: #683c00; --good: #10523a; --info: #124f78;
}
@media (prefers-color-scheme: dark) {
  :root:not([data-scheme=light]) {
    color-scheme: dark;
    --paper: #171614; --card: #201f1c; --wash: #292723; --line: #3a3732; --edge: #7d776c;
    --ink: #edeae3; --soft: #b3ada2;
    --act: #6cc2b3; --on-act: #10201d;
    --party: #ee8a80; --council: #6cc2b3; --justice: #9bb8e4; --civility: #dcae5c; --service: #7fbde5;
    --on-seal: #14130f;
    --late: #ff9d92; --late-wash: #43211e;
    --near: #f0b860; --near-wash: #3d2e16;
    --good: #7cc8a0; --good-wash: #1c3528;
    --info: #7fbde5; --info-wash: #1b303f;
  }
  :root[data-size=big]:not([data-scheme=light]) {
    --soft: #c9c3b7; --edge: #a19a8d;
    --act: #82d0c2;
    --party: #f6a59d; --council: #82d0c2; --justice: #b3c9ec; --civility: #e4bd78; --service: #9bcdee;
    --late: #ffb0a7; --near: #f5c478; --good: #93d6b3; --info: #9bcdee;
  }
}
:root[data-scheme=dark] {
  color-scheme: dark;
  --paper: #171614; --card: #201f1c; --wash: #292723; --line: #3a3732; --edge: #7d776c;
  --ink: #edeae3; --soft: #b3ada2;
  --act: #6cc2b3; --on-act: #10201d;
  --party: #ee8a80; --council: #6cc2b3; --justice: #9bb8e4; --civility: #dcae5c; --service: #7fbde5;
  --on-seal: #14130f;
  --late: #ff9d92; --late-wash: #43211e;
  --near: #f0b860; --near-wash: #3d2e16;
  --good: #7cc8a0; --good-wash: #1c3528;
  --info: #7fbde5; --info-wash: #1b303f;
}
:root[data-scheme=dark][data-size=big] {
  --soft: #c9c3b7; --edge: #a19a8d;
  --act: #82d0c2;
  --party: #f6a59d; --council: #82d0c2; --justice: #b3c9ec; --civility: #e4bd78; --service: #9bcdee;
  --late: #ffb0a7; --near: #f5c478; --good: #93d6b3; --info: #9bcdee;
}

* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 16px; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--paper); color: var(--ink); font: var(--text)/var(--lead) var(--sans);
  overflow-wrap: anywhere; line-break: strict;
}
h1, h2, h3 { font-family: var(--serif); font-weight: 700; line-height: 1.4; text-wrap: balance; }
h1 { font-size: 1.6em; margin: .75em 0 .4em; }
h2 { font-size: 1.18em; margin: 1.4em 0 .5em; }
h3 { font-size: 1.02em; margin: 1em 0 .3em; }
p, ul, ol, dl { margin: 0 0 .8em; }
small { font-size: .86em; color: var(--soft); }
a { color: var(--act); text-decoration-thickness: 1px; text-underline-offset: .22em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--service); outline-offset: 2px; border-radius: 6px; }
button, input, select, textarea { font: inherit; color: inherit; }
button, summary, label[for], select { cursor: pointer; touch-action: manipulation; }
hr { border: 0; border-top: 1px solid var(--line); margin: 24px 0; }
img, svg, video { max-width: 100%; }
img { height: auto; }
details summary { display: inline-flex; align-items: center; min-height: var(--tap); color: var(--act); }
details summary::before { content: "＋"; margin-right: .4em; }
details[open] summary::before { content: "－"; }
details summary::-webkit-details-marker { display: none; }
kbd {
  font: .78em/1.4 var(--fixed); padding: .05em .4em; margin-left: .3em;
  border: 1px solid currentColor; border-radius: 5px;
}
progress {
  -webkit-appearance: none; appearance: none; display: block; width: 100%; height: 10px; margin: 8px 0;
  border: 0; border-radius: 9px; background: var(--wash); color: var(--act); overflow: hidden;
}
progress::-webkit-progress-bar { background: var(--wash); }
progress::-webkit-progress-value { background: var(--act); border-radius: 9px; }
progress::-moz-progress-bar { background: var(--act); border-radius: 9px; }
.lead { color: var(--soft); margin-bottom: 1.1em; }
.soft { color: var(--soft); }
.cite { color: var(--soft); font-size: .88em; }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; margin: var(--gap) 0; }
.row > .act, .grow { flex: 1 1 12em; }
.words { white-space: pre-line; }
.photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(8em, 1fr)); gap: 10px; padding: 0; list-style: none; }
.photos li { min-width: 0; }
.photos a { display: block; }
.photos img, .photos canvas { display: block; width: 100%; aspect-ratio: 4 / 3; object-fit: cover; border-radius: 10px; border: 1px solid var(--line); }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
/* Nothing moves: a page stands still for whoever reads slowly, and for prefers-reduced-motion. */
/* The frames around pages. */
.skip { position: absolute; left: 12px; top: -200px; padding: 10px 16px; background: var(--card); z-index: 9; }
.skip:focus { top: 12px; }
.ribbon {
  margin: 0; padding: 2px var(--side); text-align: center; font-size: .82em;
  background: var(--near-wash); color: var(--near);
}
.bar {
  display: flex; align-items: center; gap: 8px 12px; padding: 8px var(--side);
  border-bottom: 1px solid var(--line);
}
.mark {
  display: flex; align-items: center; gap: .6em; min-height: var(--tap); margin: 0 auto 0 0;
  font: 700 1.08em/1.3 var(--serif); color: inherit; text-decoration: none;
}
.looks { display: flex; gap: 2px; flex: none; margin-right: -10px; }
.looks button, .who button {
  min-height: var(--tap); min-width: var(--tap); padding: 0 10px; border: 0; border-radius: 10px;
  background: transparent; color: var(--soft); font-size: .9em;
}
.looks button:hover, .who button:hover { background: var(--wash); }
.to-light { display: none; }
:root[data-scheme=dark] .to-light { display: block; }
@media (prefers-color-scheme: dark) {
  :root:not([data-scheme]) .to-light { display: block; }
  :root:not([data-scheme]) .to-dark { display: none; }
}
.who {
  display: flex; align-items: center; justify-content: space-between; gap: 12px;
  padding: 0 10px 0 var(--side); border-bottom: 1px solid var(--line); font-size: .92em; color: var(--soft);
}
.who p { margin: 0; }
.page { width: 100%; max-width: 44rem; margin: 0 auto; padding: 0 var(--side) 48px; flex: 1 0 auto; }
.page > .cite:first-child { margin: 18px 0 -.4em; }
.foot {
  border-top: 1px solid var(--line); padding: 20px var(--side) 28px; text-align: center; background: var(--wash);
}
.foot p { margin: 0 0 .6em; text-wrap: balance; }
.foot .button { display: inline-flex; background: var(--card); }
.foot .cite { margin: .8em 0 0; }

.desk { --text: 16px; --lead: 1.65; }
:root[data-size=big] .desk { --text: 20px; }
.desk .page { max-width: 84rem; }
.desk .foot { padding: 12px var(--side); display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: center; font-size: .9em; }
.desk .foot p { margin: 0; }
.ways { border-bottom: 1px solid var(--line); padding: 0 calc(var(--side) - 10px); display: flex; flex-wrap: wrap; align-items: center; }
.ways ul { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; flex: 1; }
.ways a {
  display: flex; align-items: center; min-height: var(--tap); padding: 0 10px; color: inherit;
  text-decoration: none; border-bottom: 3px solid transparent;
}
.ways a:hover { background: var(--wash); }
.ways a[aria-current] { font-weight: 600; border-color: var(--act); }
.keys { margin: 0; padding: 0 10px; font-size: .86em; color: var(--soft); }
kbd, .keys { display: none; }
@media (hover: hover) and (pointer: fine) {
  .desk kbd { display: inline-block; }
  .desk .keys { display: block; }
}
@media (min-width: 700px) {
  .desk .masthead { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid var(--line); }
  .desk .ribbon { grid-column: 1 / -1; }
  .desk .bar, .desk .who { border: 0; }
  .desk .who { gap: 4px; }
  :root { --side: 28px; }
}

.specimen figure { margin: 0 0 20px; }
.specimen figcaption { color: var(--soft); font-size: .86em; margin-bottom: 4px; }
.specimen > h2 { font-family: var(--fixed); border-top: 1px solid var(--line); padding-top: 16px; }
.button {
  display: inline-flex; justify-content: center; align-items: center; min-height: var(--tap); min-width: var(--tap);
  padding: 6px 22px; border: 1px solid transparent; border-radius: 12px; line-height: 1.35; text-align: center;
  font-weight: 600; text-decoration: none; -webkit-appearance: none; appearance: none;
}
.button.act { background: var(--act); color: var(--on-act); }
.button.act:hover { box-shadow: inset 0 0 0 99px rgba(0, 0, 0, .08); }
.button.quiet { background: transparent; color: var(--ink); border-color: var(--edge); font-weight: 500; }
.button.quiet:hover { background: var(--wash); }
.button.plain { background: transparent; color: var(--act); padding: 6px 8px; font-weight: 500; text-decoration: underline; }
.button[aria-busy] { opacity: .65; cursor: progress; }
@media (max-width: 520px) { .page .button.act { display: flex; width: 100%; } }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: 18px 20px; margin: var(--gap) 0; }
.card > h2 { margin: 0 0 .5em; }
.card > :last-child { margin-bottom: 0; }
.clock .until { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 2px 12px; margin: 0; }
.clock strong { font: 700 1.35em/1.35 var(--serif); }
.clock.late strong { color: var(--late); }
.clock .rule { margin: 0; color: var(--soft); font-size: .88em; }
.clock.late progress { color: var(--late); }
.clock.late progress::-webkit-progress-value { background: var(--late); }
.clock.late progress::-moz-progress-bar { background: var(--late); }
.clock details { font-size: .92em; }
.clock details p { margin: 0 0 .4em; }
.code { font: 700 1.4em/1.5 var(--fixed); letter-spacing: .08em; speak-as: spell-out; -webkit-user-select: all; user-select: all; }
.code span + span { margin-left: .5em; }
.empty { padding: 36px 20px; margin: var(--gap) 0; text-align: center; border: 1px dashed var(--edge); border-radius: var(--round); color: var(--soft); }
.empty .title { font: 700 1.12em/1.4 var(--serif); color: var(--ink); margin-bottom: .3em; }
.empty p:last-child { margin: 0; }
.facts { margin: 0; }
.facts > div { display: grid; grid-template-columns: 6em 1fr; gap: 0 1em; padding: .35em 0; }
.facts > div + div { border-top: 1px solid var(--line); }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.facts dd > :last-child { margin-bottom: 0; }
@media (max-width: 420px) { :root[data-size=big] .facts > div { grid-template-columns: 1fr; } }
.field { border: 0; margin: 0 0 24px; padding: 0; min-width: 0; }
.field > label, .field > legend, .asked { display: block; padding: 0; margin: 0 0 4px; font-weight: 600; }
.must { font-weight: 400; font-size: .82em; color: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .05em .4em; margin-left: .3em; white-space: nowrap; }
.hint { margin: 0 0 6px; color: var(--soft); font-size: .9em; line-height: 1.55; }
.error { margin: 0 0 6px; color: var(--late); font-weight: 600; line-height: 1.5; }
.error::before { content: "要改："; }
.wrong { border-left: 4px solid var(--late); padding-left: 14px; }
.box {
  display: block; width: 100%; min-height: var(--tap); padding: 8px 14px; background: var(--card);
  border: 1px solid var(--edge); border-radius: 10px; line-height: 1.5; font-size: 1em;
}
textarea.box { resize: vertical; padding: 12px 14px; line-height: 1.65; }
input.box[type=date] { width: auto; max-width: 100%; }
.box:focus { outline: 3px solid var(--service); outline-offset: 0; }
.box[type=file] { padding: 14px; border-style: dashed; background: transparent; }
.box[type=file]::file-selector-button {
  font: inherit; font-weight: 600; color: var(--ink); background: var(--wash); border: 1px solid var(--edge);
  border-radius: 8px; min-height: calc(var(--tap) - 8px); padding: 2px 14px; margin-right: 12px;
}
.options { border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.option { position: relative; }
.option + .option { border-top: 1px solid var(--line); }
.option > label { display: flex; align-items: center; min-height: var(--tap); padding: 8px 14px 8px 52px; line-height: 1.45; }
.option > input { position: absolute; left: 16px; top: calc(var(--tap) / 2 - 12px); width: 24px; height: 24px; margin: 0; accent-color: var(--act); }
.option > .hint { padding: 0 14px 8px 52px; margin-top: -6px; }
.count { font-variant-numeric: tabular-nums; }
.box + .photos { margin-top: 12px; }
.counted { margin: 4px 0 0; text-align: right; font-size: .86em; color: var(--soft); font-variant-numeric: tabular-nums; }
.filters { margin: var(--gap) 0; }
.filters ul { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; margin: 0; padding: 0; }
.filters a { display: flex; align-items: center; gap: .4em; min-height: var(--tap); padding: 0 16px; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: inherit; text-decoration: none; }
.filters a:hover { background: var(--wash); }
.filters a[aria-current] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.filters .count { font-size: .88em; font-variant-numeric: tabular-nums; color: var(--soft); }
.filters a[aria-current] .count { color: inherit; }
.form { margin: 0 0 var(--gap); }
.form:last-child > :last-child { margin-bottom: 0; }
details > .form { padding-top: 8px; }
.form.search { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 14px; align-items: end; }
.form.search .field { display: grid; align-content: end; margin: 0; }
.form.search > details { grid-column: 1 / -1; }
@media (min-width: 700px) {
  .form.search { max-width: 60rem; }
  .form.search > details[open] { display: grid; grid-template-columns: repeat(3, auto) 1fr; gap: 0 14px; align-items: end; }
}
.notice { display: flex; gap: 14px; padding: 14px 16px; margin: var(--gap) 0; border-radius: var(--round); background: var(--wash); color: var(--ink); }
.notice .title { margin: 0; font-weight: 700; line-height: 1.5; }
.notice > div > :last-child { margin-bottom: 0; }
.stamp {
  flex: none; display: grid; place-items: center; width: 1.9em; height: 1.9em; margin-top: -.1em; border-radius: 50%;
  border: 2px solid currentColor; font: 700 .95em/1 var(--serif);
}
.notice.info { background: var(--info-wash); }
.notice.good { background: var(--good-wash); }
.notice.late, .notice.refused { background: var(--late-wash); }
.notice.info .stamp { color: var(--info); }
.notice.good .stamp { color: var(--good); }
.notice.late .stamp, .notice.refused .stamp { color: var(--late); }
.pager { display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: center; margin: var(--gap) 0; }
.pager p { margin: 0; color: var(--soft); font-size: .9em; font-variant-numeric: tabular-nums; }
.pager [rel=next] { margin-left: auto; }
.qr { display: block; width: 12rem; height: 12rem; border-radius: 10px; }
.seal { display: inline-grid; place-items: center; flex: none; width: 1.85em; height: 1.85em; border-radius: .42em; background: var(--ink); color: var(--paper); font: 700 1em/1 var(--serif); }
.seal.party { background: var(--party); color: var(--on-seal); }
.seal.council { background: var(--council); color: var(--on-seal); }
.seal.justice { background: var(--justice); color: var(--on-seal); }
.seal.civility { background: var(--civility); color: var(--on-seal); }
.seal.service { background: var(--service); color: var(--on-seal); }
.stars { border: 0; margin: 0 0 24px; padding: 0; min-width: 0; }
.stars legend { font-weight: 600; padding: 0; margin-bottom: 8px; }
.grades { display: grid; gap: 8px; }
.grade { position: relative; }
.grade input { position: absolute; left: 18px; top: 50%; width: 24px; height: 24px; margin: -12px 0 0; accent-color: var(--act); }
.grade label {
  display: flex; align-items: center; gap: 12px; min-height: calc(var(--tap) + 8px); padding: 6px 16px 6px 56px;
  border: 1px solid var(--edge); border-radius: 12px; background: var(--card);
}
.grade input:checked + label { border-color: var(--act); box-shadow: inset 0 0 0 1px var(--act); font-weight: 600; }
.grade input:focus-visible + label { outline: 3px solid var(--service); outline-offset: 2px; }
.grade svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; flex: none; }
@media (min-width: 640px) {
  .grades { grid-template-columns: repeat(5, 1fr); }
  .grade label { flex-direction: column; gap: 4px; padding: 40px 6px 10px; text-align: center; }
  .grade input { left: 50%; top: 22px; margin-left: -12px; }
}
.table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); margin: var(--gap) 0; }
.table caption { text-align: left; color: var(--soft); font-size: .88em; padding-bottom: 6px; }
.table th { text-align: left; font-weight: 500; font-size: .9em; color: var(--soft); background: var(--wash); }
.table th, .table td { padding: 10px 14px; border-bottom: 1px solid var(--line); vertical-align: top; line-height: 1.5; }
.table .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.table td > a:first-child { display: inline-block; padding: 12px 0; margin: -12px 0; font-weight: 600; color: inherit; text-decoration-color: var(--edge); }
.table small { display: block; }
.table tr:focus-within td { background: var(--wash); }
@media (max-width: 640px) {
  .table, .table tbody, .table tr, .table td { display: block; }
  .table { border: 0; background: transparent; }
  .table caption { display: block; }
  .table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .table tr { background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: 8px 16px; margin-bottom: 10px; }
  .table td, .table .number { display: grid; grid-template-columns: 5em 1fr; gap: 0 12px; border: 0; padding: 2px 0; text-align: left; white-space: normal; }
  .table td > * { grid-column: 2; justify-self: start; }
  .table td::before { content: attr(data-label); grid-column: 1; color: var(--soft); font-size: .88em; }
}
.tag { display: inline-block; padding: .1em .65em; border-radius: 99px; background: var(--wash); color: var(--soft); font-size: .84em; line-height: 1.6; white-space: nowrap; }
.tag.late { background: var(--late-wash); color: var(--late); font-weight: 600; }
.tag.near { background: var(--near-wash); color: var(--near); }
.tag.good { background: var(--good-wash); color: var(--good); }
.timeline { list-style: none; margin: 0; padding: 0; }
.timeline > li { position: relative; padding: 0 0 18px 30px; }
.timeline > li::before {
  content: ""; position: absolute; left: 4px; top: .52em; width: 14px; height: 14px; border-radius: 50%;
  background: var(--act); border: 3px solid var(--act); z-index: 1;
}
.timeline > li::after { content: ""; position: absolute; left: 10px; top: 1.2em; bottom: -.6em; width: 2px; background: var(--act); }
.timeline > li:last-child { padding-bottom: 0; }
.timeline > li:last-child::after { display: none; }
.timeline > .now::before { background: var(--card); box-shadow: 0 0 0 4px var(--good-wash); }
.timeline > .now::after, .timeline > .next::after { background: var(--line); }
.timeline > .next { color: var(--soft); }
.timeline > .next::before { background: var(--card); border: 2px dashed var(--edge); }
.timeline .what > :last-child { margin-bottom: 0; }
.timeline .when { margin: 0; color: var(--soft); font-size: .88em; }
/* On paper: black on white, nothing that is pressed, nothing torn over two sheets. */
body.print { background: #fff; color: #000; color-scheme: light; --card: #fff; --wash: #fff; --ink: #000; --soft: #333; --line: #999; --act: #000; --edge: #333; --near: #000; --near-wash: #fff; }
body.print .ribbon { border: 1px solid #000; margin-bottom: 12px; }
body.print > main { width: 100%; max-width: 48rem; margin: 0 auto; padding: 24px var(--side); }
@page { margin: 16mm; }
@media print {
  :root, :root[data-scheme], :root[data-size] {
    color-scheme: light;
    --paper: #fff; --card: #fff; --wash: #fff; --ink: #000; --soft: #333; --line: #999; --edge: #333; --act: #000;
    --late: #000; --late-wash: #fff; --near: #000; --near-wash: #fff; --good: #000; --good-wash: #fff; --info: #000; --info-wash: #fff;
    --text: 12pt;
  }
  body { display: block; }
  .skip, .looks, .who, .ways, .filters, .pager, .form, .button, summary, kbd { display: none; }
  .page { max-width: none; padding: 0; }
  .bar { padding: 0 0 6pt; }
  .card, .notice, .clock, .timeline > li, tr { break-inside: avoid; }
  .notice { border: 1px solid #000; }
  .tag { border: 1px solid #999; }
  .seal { background: #fff; color: #000; border: 1px solid #000; }
  .foot { background: none; }
  .foot .button { display: inline; border: 0; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  .qr { width: 42mm; height: 42mm; }
}
"""#
}
