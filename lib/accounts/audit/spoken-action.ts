const DONE: Readonly<Record<string, string>> = {
  "certification.decide": "decided a certification",
  "certification.judge": "gave verdicts",
  "certification.claim": "took or gave back a review",
  "listing.submit": "handed in for certification",
  "installation.consent": "approved an installation",
  "installation.update": "changed version or permissions",
  "installation.uninstall": "removed an integration",
  "session.create": "signed in",
  "session.revoke": "ended a session",
};

const PAST: Readonly<Record<string, string>> = {
  create: "created",
  update: "changed",
  edit: "edited",
  delete: "deleted",
  add: "added",
  remove: "removed",
  publish: "published",
  withdraw: "withdrew",
  invite: "invited",
  accept: "accepted",
  verify: "verified",
  request: "requested",
  refuse: "refused",
  manage: "managed",
  register: "registered",
};

/** An audit action in words: "removed member (partner)" for `partner.member.remove`. Unknown verbs stay as they are. */
export function spokenAction(action: string): string {
  if (Object.hasOwn(DONE, action)) return DONE[action] ?? action;
  const parts = action.split(".");
  const verb = parts.pop() ?? action;
  const noun = parts.pop()?.replaceAll("-", " ") ?? "";
  const done = (Object.hasOwn(PAST, verb) ? PAST[verb] : undefined) ?? verb.replaceAll("_", " ");
  return `${done} ${noun}${parts.length > 0 ? ` (${parts.join(" ")})` : ""}`.trim();
}
