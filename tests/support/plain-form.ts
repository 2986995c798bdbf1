/** The texts HTML writes for signs that have a meaning in it. */
const SIGNS: Record<string, string> = { "&quot;": '"', "&#x27;": "'", "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function attribute(tag: string, name: string): string | undefined {
  const text = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return text?.replaceAll(/&(quot|#x27|amp|lt|gt);/g, (sign) => SIGNS[sign] ?? sign);
}

/**
 * What a browser without JavaScript would post: the hidden fields of the form that has a field called like the first of `values`, and the values
 * typed into it.
 */
export function plainForm(html: string, values: Readonly<Record<string, string>>): FormData {
  const [first = ""] = Object.keys(values);
  const form = html
    .split("<form")
    .map((part) => part.split("</form>")[0] ?? "")
    .find((part) => part.includes(` name="${first}"`));
  if (!form) throw new Error(`No form of this page has a field "${first}".`);
  const data = new FormData();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    if (name !== undefined && attribute(tag, "type") === "hidden") data.append(name, attribute(tag, "value") ?? "");
  }
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}
