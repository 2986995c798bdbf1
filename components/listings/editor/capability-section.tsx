import { eventWords, scopeWords } from "@/components/capabilities/words";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { BUSINESS_EVENTS, EVENT_SCOPES, SCOPE_NAMES } from "@/lib/capabilities/constants";
import { LISTING_LIMITS as MAX } from "@/lib/listings/constants";
import type { VersionContent } from "@/lib/listings/schema";
import { ThingFields } from "./basic-sections";

/** A box that opens what belongs to it only while it is ticked, without a script. */
const OPENS = "grid gap-2 py-3 [&:not(:has([data-on]:checked))>.opens]:hidden";

/** Every permission and event with a tick, a reason, and for permissions whether a workspace may leave it off. */
export function CapabilitySection({ content }: { readonly content: VersionContent }) {
  return (
    <>
      <fieldset className="grid">
        <legend className="t-3 mb-1">Permissions</legend>
        <div className="grid divide-y divide-line">
          {SCOPE_NAMES.map((scope, index) => {
            const use = content.scopes.find((one) => one.scope === scope);
            const prefix = `scopes.${index}`;
            return (
              <div key={scope} className={OPENS}>
                <input type="hidden" name={`${prefix}.scope`} value={scope} />
                <Checkbox
                  name={`${prefix}.on`}
                  data-on=""
                  defaultChecked={use !== undefined}
                  label={scopeWords(scope, "en").sentence}
                  hint={
                    <>
                      {scopeWords(scope, "en").limit} <code className="mono">{scope}</code>
                    </>
                  }
                />
                <div className="opens ms-6.5 grid gap-2">
                  <TextField
                    name={`${prefix}.reason`}
                    label="Why it needs this"
                    defaultValue={use?.reason}
                    maxLength={MAX.reason}
                    dir="auto"
                  />
                  <Checkbox
                    name={`${prefix}.optional`}
                    defaultChecked={use?.optional}
                    label="Works without it: the workspace decides"
                  />
                </div>
              </div>
            );
          })}
        </div>
      </fieldset>
      <fieldset className="grid">
        <legend className="t-3 mb-1">Events</legend>
        <div className="grid divide-y divide-line">
          {BUSINESS_EVENTS.map((type, index) => {
            const use = content.events.find((one) => one.type === type);
            const prefix = `events.${index}`;
            return (
              <div key={type} className={OPENS}>
                <input type="hidden" name={`${prefix}.type`} value={type} />
                <Checkbox
                  name={`${prefix}.on`}
                  data-on=""
                  defaultChecked={use !== undefined}
                  label={eventWords(type, "en")}
                  hint={
                    <>
                      <code className="mono">{type}</code>, arrives only with{" "}
                      <code className="mono">{EVENT_SCOPES[type]}</code>
                    </>
                  }
                />
                <div className="opens ms-6.5">
                  <TextField
                    name={`${prefix}.reason`}
                    label="Why it needs this"
                    defaultValue={use?.reason}
                    maxLength={MAX.reason}
                    dir="auto"
                  />
                </div>
              </div>
            );
          })}
        </div>
      </fieldset>
      <ThingFields content={content} />
    </>
  );
}
