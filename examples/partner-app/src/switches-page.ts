import { type App, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";
import { SWITCH_NAMES, SWITCHES, type SwitchBoard, type SwitchName, unitOf } from "./switches.ts";

/** One form with every way to misbehave. */
export function switchesPage(app: App, problems: readonly string[]): Html {
  const board = app.switches;
  const groups = [...new Set(SWITCH_NAMES.map((name) => SWITCHES[name].group))];
  return layout(
    app,
    "Switches",
    "switches",
    html`<p>Make this app behave badly, to see what the platform does. All off is a good app.</p>
${problems.length === 0 ? null : html`<ul class="bad" role="alert">${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`}
<form method="post" action="${linkTo(app, "switches")}">
${groups.map(
  (group) => html`<fieldset><legend>${group}</legend>
${SWITCH_NAMES.filter((name) => SWITCHES[name].group === group).map((name) => row(board, name))}</fieldset>`,
)}
<button>Apply</button></form>
<form method="post" action="${linkTo(app, "reset")}"><button>Switch all off and forget everything but the settings</button></form>`,
  );
}

function row(board: SwitchBoard, name: SwitchName): Html {
  const unit = unitOf(name);
  const words = html`<span><strong>${name}</strong> ${SWITCHES[name].says}</span>`;
  if (unit !== null) {
    return html`<label>${words} <input type="number" name="${name}" min="0" value="${board.amount(name)}"> ${unit}</label>`;
  }
  // An unticked box sends nothing; the hidden field before it says "off".
  return html`<label><input type="hidden" name="${name}" value="off"><input type="checkbox" name="${name}" value="on"${board.isOn(name) ? html` checked` : null}> ${words}</label>`;
}
