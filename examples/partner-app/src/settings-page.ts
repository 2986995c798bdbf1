import { type App, addressOf, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";
import { type JsonRecord, textAt } from "./json.ts";
import { layout } from "./layout.ts";
import type { SettingsErrors } from "./settings.ts";
import { last4 } from "./views.ts";

type Field = {
  name: keyof SettingsErrors;
  label: string;
  hint: string;
  type: "text" | "url" | "password";
  value: string;
};

/** The form; `typed` is what was just sent and refused, so that nothing has to be written twice. Secrets are never shown. */
export function settingsPage(app: App, errors: SettingsErrors, typed: JsonRecord, saved: boolean): Html {
  const { settings } = app.store;
  const kept = (present: string) => (present === "" ? "Not set." : `Set, ends in ${present}. Leave blank to keep it.`);
  const fields: Field[] = [
    {
      name: "issuer",
      label: "Platform address",
      hint: "Its origin, as the portal shows it.",
      type: "url",
      value: settings.issuer,
    },
    { name: "clientId", label: "Client id", hint: "", type: "text", value: settings.clientId },
    {
      name: "clientSecret",
      label: "Client secret",
      hint: kept(settings.clientSecret === "" ? "" : last4(settings.clientSecret)),
      type: "password",
      value: "",
    },
    {
      name: "webhookSecret",
      label: "Webhook signing secret",
      hint: `Several, parted by a space, while one replaces another. ${kept(settings.webhookSecrets.map(last4).join(" and "))}`,
      type: "password",
      value: "",
    },
    {
      name: "scopes",
      label: "Scopes to ask for",
      hint: "Parted by spaces.",
      type: "text",
      value: settings.scopes.join(" "),
    },
    {
      name: "resource",
      label: "Resource",
      hint: "Only if the platform asks for one.",
      type: "url",
      value: settings.resource,
    },
    {
      name: "domainToken",
      label: "Domain proof",
      hint: "One line, served at /.well-known/patchbay-domain.txt.",
      type: "text",
      value: settings.domainToken,
    },
  ];
  return layout(
    app,
    "Settings",
    "settings",
    html`${saved ? html`<p class="note" role="status">Saved.</p>` : null}
<p>Paste these into your partner portal:</p>
<dl><dt>Install URL</dt><dd><code>${addressOf(app, "install")}</code></dd>
<dt>Redirect URI</dt><dd><code>${addressOf(app, "callback")}</code></dd>
<dt>Webhook endpoint</dt><dd><code>${addressOf(app, "webhooks")}</code></dd></dl>
<form method="post" action="${linkTo(app, "settings")}" class="fields" autocomplete="off">
${fields.map((field) => input(field, errors[field.name], textAt(typed, field.name)))}
<button>Save settings</button></form>`,
  );
}

function input(field: Field, error: string | undefined, typed: string | null): Html {
  const value = field.type === "password" ? "" : (typed ?? field.value);
  return html`<p><label for="${field.name}">${field.label}</label>
<input id="${field.name}" name="${field.name}" type="${field.type}" value="${value}" spellcheck="false" aria-describedby="${field.name}-hint"${error === undefined ? null : html` aria-invalid="true"`}>
<span id="${field.name}-hint">${error === undefined ? null : html`<strong class="bad">${error}</strong> `}${field.hint}</span></p>`;
}
