/** What a mailed link proves. */
export type LinkKind = "verify" | "reset" | "change";

/** What a link is when it is opened. `email` is the address it was sent to. */
export type LinkView =
  | { state: "open"; kind: LinkKind; email: string; personName: string; tokenHash: string }
  | { state: "gone"; kind: LinkKind | null };
