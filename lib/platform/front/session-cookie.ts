/** next-auth's cookie, by either name. */
const SESSION = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=/;

/** Whether a `Cookie` header carries a session. Whether that opens anything is decided by the page. */
export function carriesSession(cookie: string | null | undefined): boolean {
  return SESSION.test(cookie ?? "");
}
