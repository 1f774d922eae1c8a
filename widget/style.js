/** How the widget looks. */
import {make} from './dom.js'

/** Colours are the clinic's; a page may set those that start with --vein-guide. */
const css = `
:host { all: initial !important; display: contents !important; }
:host([hidden]) { display: none !important; }
@media print { :host { display: none !important; } }

/* The page's own rules reach the element itself, so what is inherited starts anew here. */
.root {
  all: initial;
  --accent: var(--vein-guide-accent, #0b6470);
  --deep: #084c56;
  --ink: #1d2b36;
  --quiet: #4a5b68;
  --paper: #faf6ef;
  --line: #e2d8c8;
  --danger: #a3241c;
  color: var(--ink);
  color-scheme: light;
  font: medium/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  -webkit-text-size-adjust: 100%;
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, h2, ul { margin: 0; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; touch-action: manipulation; }
a { color: var(--deep); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.icon {
  flex: none; width: 1.5em; height: 1.5em; fill: none; stroke: currentColor;
  stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round;
}

.launcher, .panel {
  position: fixed; z-index: var(--vein-guide-z-index, 2147483000);
  right: calc(var(--vein-guide-right, 20px) + env(safe-area-inset-right, 0px));
  bottom: calc(var(--vein-guide-bottom, 20px) + env(safe-area-inset-bottom, 0px));
}
.launcher {
  display: flex; align-items: center; gap: .625em;
  max-width: calc(100vw - 2em); min-height: 3.25em; padding: .75em 1.375em .75em 1.125em;
  border: 2px solid #fff; border-radius: 2em;
  color: #fff; background: var(--accent); font-weight: 600; text-align: left;
  box-shadow: 0 .375em 1.5em rgb(8 40 46 / .28);
}
.launcher:hover { background: var(--deep); }
.launcher.unread::after {
  content: ""; position: absolute; top: -.25em; right: .5em; width: 1em; height: 1em;
  border: 2px solid #fff; border-radius: 50%; background: #b3400f;
}

.panel {
  display: flex; flex-direction: column; overflow: hidden;
  width: 26em; height: min(44em, calc(100dvh - var(--vein-guide-bottom, 20px) - 1.25em));
  border: 1px solid var(--line); border-radius: 1.25em; background: var(--paper);
  box-shadow: 0 1em 3.5em rgb(8 40 46 / .3);
}
.panel:focus { outline: none; }

.header {
  display: flex; align-items: center; gap: .25em; flex: none;
  padding: .625em .625em .625em 1.125em; color: #fff; background: var(--accent);
}
.name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.125em; font-weight: 650; line-height: 1.3; }
.name p { font-size: .875em; line-height: 1.3; }
.quiet {
  display: flex; align-items: center; justify-content: center; gap: .375em;
  min-width: 2.75em; min-height: 2.75em; padding: .25em .625em;
  border: 1px solid transparent; border-radius: .75em; background: transparent; font-size: .9375em;
}
.quiet .icon { width: 1.25em; height: 1.25em; }
.quiet.close .icon { width: 1.5em; height: 1.5em; }
.quiet:hover { background: var(--deep); }
.header :focus-visible { outline-color: #fff; outline-offset: -3px; }

.strip {
  flex: none; padding: .5em 1.125em; font-size: .9375em; line-height: 1.4;
  border-bottom: 1px solid #ecd9ac; color: #4a3503; background: #fdf1d3;
}
.strip a { font-weight: 700; color: inherit; padding: .25em; margin: -.25em; }

.confirm, .trouble {
  flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: .625em;
  padding: .875em 1.125em; background: #fff;
}
.confirm { border-bottom: 1px solid var(--line); }
.confirm p, .trouble > div { flex: 1 1 100%; }
.trouble { max-height: 45%; overflow-y: auto; border-top: 1px solid var(--line); border-left: .375em solid var(--danger); font-size: .9688em; }
.trouble p:first-child { font-weight: 600; }
.trouble p + p { margin-top: .375em; }
.trouble a { font-weight: 650; }

.log {
  flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; position: relative;
  display: flex; flex-direction: column; gap: 1em; padding: 1.125em;
  font-size: 1.0625em; line-height: 1.5;
}
.log:focus-visible { outline-offset: -3px; }
.message { display: flex; flex-direction: column; gap: .625em; max-width: 100%; }
.bubble {
  max-width: 92%; padding: .75em 1em; border: 1px solid var(--line); border-radius: 1.125em;
  overflow-wrap: anywhere; white-space: pre-line; background: #fff;
}
.assistant .bubble { align-self: flex-start; border-bottom-left-radius: .3125em; }
.visitor .bubble {
  align-self: flex-end; max-width: 85%;
  border-color: #b4d2d1; border-bottom-right-radius: .3125em; background: #dcedec;
}
.bubble p + p { margin-top: .625em; }
.bubble a { font-weight: 600; }
a[href^="tel:"] { white-space: nowrap; }
.emergency .bubble {
  align-self: stretch; max-width: none;
  border: 2px solid var(--danger); border-left-width: .5em; border-radius: .625em; background: #fff6f4;
}
.emergency .urgent {
  display: flex; align-items: center; gap: .375em; margin-bottom: .375em;
  color: var(--danger); font-size: .9375em; font-weight: 700;
}
.emergency strong { font-size: 1.1875em; font-weight: 700; line-height: 1.4; }
.calls { display: flex; flex-wrap: wrap; gap: .5em; }
.calls:not(:empty) { margin-block: .75em; }
.bubble .call {
  display: flex; align-items: center; justify-content: center; gap: .5em; flex: 1 1 8em;
  min-height: 3em; padding: .5em 1em; border-radius: 1.5em;
  color: #fff; background: var(--danger); font-weight: 700; text-decoration: none;
}
.bubble .call:hover { background: #7d1a14; }
.call .icon { width: 1.25em; height: 1.25em; }
.more {
  position: relative; z-index: 1; align-self: center; flex: none; display: grid; place-items: center;
  width: 2.75em; height: 2.75em; margin: -3.25em 0 .5em; padding: 0;
  border: 1.5px solid var(--accent); border-radius: 50%; color: var(--deep); background: #fff;
  box-shadow: 0 .125em .75em rgb(8 40 46 / .25);
}
.more:hover { background: #e9f4f4; }
.note { color: var(--quiet); font-size: .9063em; text-align: center; }

.sources { margin-top: .75em; padding-top: .25em; border-top: 1px solid var(--line); font-size: .875em; white-space: normal; }
summary { min-height: 2em; padding-block: .3125em; color: var(--quiet); cursor: pointer; }
.sources ul { display: grid; gap: .5em; padding: .25em 0 .25em 1.125em; }
.sources a { padding-block: .25em; }

.choices { display: flex; flex-wrap: wrap; gap: .5em; }
.choice, .strong {
  min-height: 2.75em; padding: .4375em 1em; border: 1.5px solid var(--accent); border-radius: 1.5em;
  color: var(--deep); background: #fff; font-size: .9412em; line-height: 1.3; text-align: left;
  overflow-wrap: anywhere;
}
.choice:hover { background: #e9f4f4; }
.choice.chosen { border-style: dashed; background: transparent; }
.choice.chosen::before { content: "\\2713\\00a0"; }
.strong { color: #fff; background: var(--accent); font-weight: 600; }
.strong:hover { background: var(--deep); }

.typing { display: flex; align-items: center; gap: .3125em; padding: .25em; color: var(--quiet); font-size: .9063em; }
.typing i { width: .5em; height: .5em; border-radius: 50%; background: currentColor; animation: breathe 1.4s infinite ease-in-out; }
.typing i:nth-child(2) { animation-delay: .2s; }
.typing i:nth-child(3) { animation-delay: .4s; }
.typing span { margin-left: .375em; }
@keyframes breathe { 0%, 70%, 100% { opacity: .3; } 35% { opacity: 1; } }

.composer { flex: none; padding: .75em .875em .625em; border-top: 1px solid var(--line); background: #fff; }
.box { display: flex; align-items: flex-end; gap: .5em; }
textarea {
  flex: 1; min-width: 0; min-height: 3.25em; max-height: 9em; padding: .75em .875em;
  field-sizing: content; resize: none; border: 1.5px solid #74868f; border-radius: .875em;
  background: #fff; font-size: 1.0625em; line-height: 1.4;
}
textarea::placeholder { color: #5b6b76; opacity: 1; }
textarea:focus-visible { outline-color: var(--accent); outline-offset: -2px; }
textarea[aria-invalid="true"] { border-color: var(--danger); border-width: 2px; }
.send {
  display: grid; place-items: center; flex: none; width: 3.25em; height: 3.25em; padding: 0;
  border: 1.5px solid var(--accent); border-radius: 50%; color: #fff; background: var(--accent);
}
.send:hover { background: var(--deep); }
.send:disabled { border-color: #74868f; color: #5b6b76; background: #eef0f0; cursor: default; }
.counter { padding: .375em .25em 0; font-size: .9063em; }
.counter:empty { display: none; }
.box:has([aria-invalid="true"]) + .counter { color: var(--danger); font-weight: 600; }
.hint { padding: .375em .25em 0; color: var(--quiet); font-size: .8125em; }
@media (pointer: coarse) { .hint { display: none; } }

@media (max-width: 560px), (max-height: 520px) {
  .panel {
    inset: var(--view-top, 0px) 0 auto 0; width: auto; height: var(--view-height, 100dvh);
    border: 0; border-radius: 0; box-shadow: none;
    padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px)
      env(safe-area-inset-bottom, 0px) env(safe-area-inset-left, 0px);
  }
  .header { padding-left: 1em; }
  .strip, .confirm, .trouble { padding-inline: 1em; }
  .log { padding: 1em; }
}
/* So low (a phone on its side, or zoom) that only header and strip stay in place; at 400% zoom the strip alone. */
@media (max-height: 420px) {
  .panel { display: block; overflow-y: auto; overscroll-behavior: contain; }
  .header, .strip { position: sticky; top: 0; z-index: 1; }
  .header { padding-block: 0; }
  .header p { display: none; }
  .strip { top: 2.75em; }
  .more { display: none; }
  .log { overflow: visible; min-height: 6em; }
  .trouble { max-height: none; }
  .hint { display: none; }
}
@media (max-height: 300px) {
  .header { position: static; }
  .strip { top: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: rise .18s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(.75em); } }
}
@media (prefers-reduced-motion: reduce) { .typing i { animation: none; opacity: .7; } }
@media (forced-colors: active) {
  .send:disabled { border-color: GrayText; color: GrayText; }
  .header, .strip { border-bottom: 1px solid CanvasText; }
  .typing i { background: CanvasText; }
  .bubble .call { border: 2px solid LinkText; }
}
`

/** Dresses a shadow root. @param {ShadowRoot} root */
export function adopt(root) {
  if ('adoptedStyleSheets' in Document.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } else {
    // Browsers before 2023. A page that forbids inline styles shows them the chat undressed.
    root.append(make('style', {}, css))
  }
}
