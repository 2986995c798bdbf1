/** What a mailed link proves. */
export type LinkKind = "verify" | "reset" | "change";

/** What a link is when it is opened. `email` is the address it was sent to, `account` the one the account has now. */
export type LinkView =
  | {
      state: "open";
      kind: LinkKind;
      email: string;
      personId: string;
      personName: string;
      account: string;
      tokenHash: string;
    }
  | { state: "gone"; kind: LinkKind | null };
