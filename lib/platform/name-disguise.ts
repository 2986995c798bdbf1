/** Letters of other scripts and digits that read like Latin letters in our name. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  а: "a",
  ɑ: "a",
  α: "a",
  "4": "a",
  "@": "a",
  в: "b",
  β: "b",
  ь: "b",
  "8": "b",
  с: "c",
  ϲ: "c",
  һ: "h",
  н: "h",
  р: "p",
  ρ: "p",
  т: "t",
  τ: "t",
  "7": "t",
  "+": "t",
  у: "y",
  γ: "y",
  υ: "y",
};

const OURS = "patchbay";

/** The text as a hasty reader sees it: one case, no accents, letters for what looks like them. */
function readAs(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return [...plain].map((char) => LOOKS_LIKE[char] ?? char).join("");
}

/** Whether a name passes for the product's own: "Patchbay Support", "P a t c h b a y", with letters that look alike. */
export function soundsLikeUs(name: string): boolean {
  const words = readAs(name)
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  if (words.some((word) => word.includes(OURS))) return true;
  return words.some((_, from) =>
    words.slice(from).some((_word, count) => words.slice(from, from + count + 1).join("") === OURS),
  );
}

/** Ends of host names that mail programs make links of: two letters are a country's, but for file endings; the others are in use. */
const HOST =
  /[\p{L}\p{N}][\p{L}\p{N}-]+\.(?:(?!js\b|ts\b)\p{L}{2}|com|net|org|info|biz|app|dev|shop|site|online|xyz|link|click|top|store|club|live|tech|cloud|web|win|vip|pro|world|today|email|support|help|page|example|edu|gov|xn--[a-z0-9-]+)(?![\p{L}\p{N}-])/iu;

/** Whether a mail program may make a link of some of it. */
export function holdsAddress(text: string): boolean {
  const plain = text.normalize("NFKC").replaceAll(/[。․]/g, ".");
  return /:\/\/|\bwww\./i.test(plain) || HOST.test(plain) || /\d{1,3}(?:\.\d{1,3}){3}/.test(plain);
}

/** A name for the line of a mail that strangers read: short, and with nothing that becomes a link, whatever older rules let in. */
export function nameInMail(name: string): string {
  const short = [...name].length > 60 ? `${[...name].slice(0, 59).join("")}…` : name;
  return short.replaceAll("://", " ").replaceAll(/(?<=\S)[.。․](?=\S)/g, "·");
}
