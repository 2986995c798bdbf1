/** Letters of other scripts and digits that read like Latin letters. */
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
  ԁ: "d",
  е: "e",
  ε: "e",
  "3": "e",
  і: "i",
  ι: "i",
  ј: "j",
  к: "k",
  κ: "k",
  ӏ: "l",
  "1": "l",
  м: "m",
  п: "n",
  о: "o",
  ο: "o",
  "0": "o",
  ѕ: "s",
  "5": "s",
  $: "s",
  ν: "v",
  ԝ: "w",
  х: "x",
  χ: "x",
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

/** Words that a company adds to its name in its mail and its offices, in English and Hebrew. */
const OFFICE: ReadonlySet<string> = new Set(
  [
    "the by from of and no reply noreply team staff support help helpdesk desk service services care customer customers",
    "security trust safety billing payments account accounts admin administrator official notifications marketplace",
    "integrations app apps store ltd inc llc gmbh co company",
    "צוות הצוות תמיכה התמיכה שירות השירות לקוחות אבטחה חיוב תשלומים חשבונות הנהלה רשמי מערכת של בע מ",
  ].flatMap((line) => line.split(" ")),
);

/**
 * Whether a name passes for that of a given company: its name alone, or with the words of an office ("Example Support"). A name that holds it
 * beside other words does not: the company's name may be a common word.
 */
export function passesFor(name: string, company: string): boolean {
  const wordsOf = (text: string) =>
    readAs(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "");
  const ofNames = (text: string) => wordsOf(text).filter((word) => !OFFICE.has(word));
  const [whole, own] = [wordsOf(company).join(""), ofNames(company).join("")];
  return (whole !== "" && wordsOf(name).join("") === whole) || (own !== "" && ofNames(name).join("") === own);
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
