import { env } from "@/lib/platform/env";
import { blockToken } from "@/lib/platform/mail/mail-block";
import { directionOf } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import type { MailInput } from "@/lib/platform/outbox/mail-input";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

const wordsOf = (mail: MailInput) => translatorOf(mail.locale, "common");

/** Where the reader of an unasked mail ends such mail; null for mail that was asked for. */
function blockUrl(mail: MailInput): string | null {
  return mail.unasked ? `${env().origin}/${mail.locale}/mail/${blockToken(mail.to)}` : null;
}

const FONT = "font-family:Archivo,'Heebo',-apple-system,'Segoe UI',Arial,sans-serif";

/** The mail without the way of its link: `market.example.com/…` tells where it led and opens nothing. */
export function hideLink(mail: MailInput): MailInput {
  return mail.action ? { ...mail, action: { ...mail.action, url: `${new URL(mail.action.url).host}/…` } } : mail;
}

/** The mail as plain text: paragraphs, then the address of its button on a line of its own. */
export function renderText(mail: MailInput): string {
  const t = wordsOf(mail);
  const action = mail.action ? [`${mail.action.label}:\n${mail.action.url}`] : [];
  const block = blockUrl(mail);
  const footer = [t("mailFooter"), ...(block ? [`${t("mailBlockWhy")}\n${block}`] : [])].join("\n");
  return [...mail.paragraphs, ...action, `--\n${footer}`].join("\n\n");
}

/** The mail as HTML: one look for every mail, inline styles only, no image and no outside request. Every text is escaped. */
export function renderHtml(mail: MailInput): string {
  const t = wordsOf(mail);
  const dir = directionOf(mail.locale);
  const paragraphs = mail.paragraphs
    .map(
      (text) =>
        `<p style="margin:0 0 14px;${FONT};font-size:15px;line-height:24px;color:#1B1916">${escapeHtml(text)}</p>`,
    )
    .join("\n");
  const url = mail.action ? escapeHtml(mail.action.url) : "";
  const action = mail.action
    ? `<p style="margin:22px 0 10px"><a href="${url}" style="display:inline-block;padding:11px 20px;border-radius:6px;background:#1B1916;color:#F8F6F3;text-decoration:none;${FONT};font-size:15px;font-weight:600">${escapeHtml(mail.action.label)}</a></p>
<p style="margin:0;${FONT};font-size:12px;line-height:18px;color:#645E55;word-break:break-all" dir="ltr">${url}</p>`
    : "";
  const block = blockUrl(mail);
  const end = block
    ? `<br>${t("mailBlockWhy")} <a href="${escapeHtml(block)}" style="color:#645E55">${t("mailBlock")}</a>`
    : "";
  return `<!doctype html>
<html lang="${mail.locale}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(mail.subject)}</title></head>
<body style="margin:0;padding:32px 12px;background:#EDE9E3">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" dir="${dir}"><tr><td align="center">
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;background:#F8F6F3;border:1px solid #DAD4CA;border-radius:10px"><tr><td style="padding:28px 32px;text-align:start">
<p style="margin:0 0 20px;${FONT};font-size:14px;font-weight:650;color:#1B1916"><span style="color:#E83F00">&#9679;</span>&nbsp; Patchbay</p>
<h1 style="margin:0 0 16px;${FONT};font-size:20px;line-height:28px;font-weight:600;color:#1B1916">${escapeHtml(mail.subject)}</h1>
${paragraphs}
${action}
</td></tr></table>
<p style="margin:16px 0 0;${FONT};font-size:12px;line-height:18px;color:#645E55">${t("mailFooter")}${end}</p>
</td></tr></table>
</body></html>`;
}
