import { SECTIONS, type SectionKey } from "@/lib/listings/editor/sections";
import { type RuleId, ruleOf } from "./rubric";

/** Where a partner mends what a rule found: sections of the editor, or the partner's settings (domains). */
type Place = SectionKey | "settings";

/** Every rule has a row; an empty one is mended in the partner's own app, not here. */
const PLACES: Readonly<Record<RuleId, readonly Place[]>> = {
  "WRK-01": ["name", "features"],
  "WRK-02": ["addresses"],
  "WRK-03": ["addresses"],
  "WRK-04": ["images"],
  "WRK-05": ["fit"],
  "WRK-06": ["price"],
  "WRK-07": ["support", "name"],
  "WRK-08": ["changes"],
  "WRK-09": [],
  "ERR-01": ["addresses"],
  "ERR-02": [],
  "ERR-03": [],
  "ERR-04": [],
  "DOC-01": ["setup"],
  "DOC-02": ["support"],
  "DOC-03": ["name", "setup"],
  "DOC-04": ["capabilities"],
  "DOC-05": ["requirements"],
  "DOC-06": ["setup"],
  "DOC-07": ["setup"],
  "SUP-01": ["support"],
  "SUP-02": ["support"],
  "SUP-03": ["support"],
  "SUP-04": ["support"],
  "SEC-01": ["addresses", "support"],
  "SEC-02": ["settings", "addresses"],
  "SEC-03": ["capabilities", "fit"],
  "SEC-04": ["capabilities"],
  "SEC-05": ["name", "features", "capabilities"],
  "SEC-06": ["support"],
  "SEC-07": ["support"],
  "SEC-08": ["name", "features", "setup"],
  "SEC-09": [],
  "SEC-10": ["support"],
  "PRF-01": [],
  "PRF-02": [],
  "OAU-01": ["addresses"],
  "OAU-02": ["addresses"],
  "OAU-03": [],
  "OAU-04": [],
};

function isRuleId(id: string): id is RuleId {
  return ruleOf(id) !== undefined;
}

/** Links to where a finding is mended, in the order to try. `listing` is the listing's path in the portal. */
export function mendPlaces(ruleId: string, listing: string): ReadonlyArray<{ label: string; href: string }> {
  if (!isRuleId(ruleId)) return [];
  const portal = listing.replace(/\/listings\/.*$/, "");
  return PLACES[ruleId].map((place) =>
    place === "settings"
      ? { label: "Settings: domains", href: `${portal}/settings` }
      : { label: SECTIONS[place].title, href: `${listing}/edit?section=${place}` },
  );
}
