import { directionOf, type Locale, negotiateLocale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { DEFAULT_POLICY } from "@/lib/platform/next/content-policy";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML content and attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A page outside the product's own: plain HTML without scripts. `head` and `main` are HTML, `title` is text. */
function plainPage(locale: Locale, title: string, { head = "", main }: { head?: string; main: string }): string {
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">${head}
<title>${escapeHtml(title)}</title>
<style>
:root{color-scheme:light dark;--ink:light-dark(#1b1916,#f2efe9);--dim:light-dark(#635c52,#a9a195);--page:light-dark(#e9e5de,#141311);--panel:light-dark(#fbfaf8,#1f1d1a)}
body{margin:0;min-block-size:100vh;display:grid;place-items:center;background:var(--page);color:var(--ink);font:15px/22px system-ui,sans-serif}
main{max-inline-size:440px;margin:24px;padding:32px;border-radius:10px;background:var(--panel)}
h1{font-size:22px;line-height:28px;margin:0 0 12px}p{margin:0 0 12px;color:var(--dim)}code{font-size:13px;overflow-wrap:anywhere}a{color:inherit}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>`;
}

/**
 * The page of a connection that cannot go on and cannot be sent back to the partner (unknown client, foreign redirect URI, expired
 * step). `error` is a closed code, the description is for the partner's developer and escaped.
 */
export function errorPage(
  acceptLanguage: string,
  out: { error: string; error_description?: string | undefined },
): string {
  const locale = negotiateLocale(acceptLanguage);
  const t = translatorOf(locale, "consent.stopped");
  const technical = [out.error, out.error_description].filter(Boolean).join(": ");
  const main = `<p>${escapeHtml(t("why"))}</p>
<p>${escapeHtml(t("next"))}</p>
<p><code dir="ltr">${escapeHtml(technical)}</code></p>
<a href="/${locale}">${escapeHtml(t("home"))}</a>`;
  return plainPage(locale, t("title"), { main });
}

/**
 * The way on to another site after a form of ours, as a page that goes on by itself: `form-action` allows no redirect from a form to a
 * stranger's address, and rightly so.
 */
export function onwardPageResponse(locale: Locale, to: string): Response {
  const t = translatorOf(locale, "consent");
  const target = escapeHtml(to);
  const head = `\n<meta http-equiv="refresh" content="0;url=${target}">`;
  const main = `<a href="${target}">${escapeHtml(t("onward"))}</a>`;
  return htmlResponse(200, plainPage(locale, t("going"), { head, main }));
}

function htmlResponse(status: number, html: string): Response {
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": DEFAULT_POLICY,
    },
  });
}

/** The page as an answer of ours, for what stops before or after the authorization server. */
export function errorPageResponse(acceptLanguage: string, out: Parameters<typeof errorPage>[1]): Response {
  return htmlResponse(400, errorPage(acceptLanguage, out));
}
