import type errors from "@/messages/en/errors.json";
import type fields from "@/messages/en/fields.json";
import type portal from "@/messages/en/portal.json";
import type refusals from "@/messages/en/refusals.json";

type Spaces = {
  errors: typeof errors;
  fields: typeof fields;
  /** What customers are refused with, in every language. */
  refusals: typeof refusals;
  /** What partners, staff, the console and programs are refused with: English. */
  portal: typeof portal;
};

/** Every message that an error or a field may say. */
export type SaidKey = { [Space in keyof Spaces]: `${Space}.${keyof Spaces[Space] & string}` }[keyof Spaces];
export type SaidValues = Readonly<Record<string, string | number>>;

declare const said: unique symbol;
/**
 * What an error or a field says: a message's key with its values, as one text, because schemas carry nothing else. The door where it leaves
 * the product renders it in the reader's language (`speak`); a sentence of one's own does not compile where one of these is asked for.
 */
export type Said = string & { readonly [said]: true };

/** Says a message: `say("refusals.onlyOwner", { blocked: "Acme" })`. The only place that makes one. */
export function say(key: SaidKey, values?: SaidValues): Said {
  return (values === undefined ? key : `${key} ${JSON.stringify(values)}`) as Said;
}

const FORM = /^(?:errors|fields|refusals|portal)\.\w+(?: \{.*\})?$/s;

/** Whether a text is a key with its values: what a library says of a value is not. */
export function isSaid(text: string): text is Said {
  return FORM.test(text);
}

/** The two parts of it. */
export function partsOf(text: Said): { key: string; values: SaidValues | undefined } {
  const at = text.indexOf(" ");
  return at === -1
    ? { key: text, values: undefined }
    : { key: text.slice(0, at), values: JSON.parse(text.slice(at + 1)) };
}
