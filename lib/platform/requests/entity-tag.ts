/** Whether `If-None-Match` names this tag, weakly compared (RFC 9110, 13.1.2); `*` names whatever there is. */
export function matchesTag(header: string | null, tag: string): boolean {
  const named = (header ?? "").split(",").map((part) => part.trim().replace(/^W\//, ""));
  return named.includes(tag) || named.includes("*");
}
