/** The invented companies behind the demo listings. Domains end in .example, which can never be bought. */
export const PARTNERS = {
  house: { name: "Example", domain: "example.example", country: "NL", about: "The people who make Example." },
  tallyho: {
    name: "Tallyho Ltd",
    domain: "tallyho.example",
    country: "GB",
    about: "Bookkeeping people in Leeds who write software.",
  },
  relay: {
    name: "Relay Works",
    domain: "relayworks.example",
    country: "US",
    about: "Customer data that agrees with itself.",
  },
  parcelwise: {
    name: "Parcelwise GmbH",
    domain: "parcelwise.example",
    country: "DE",
    about: "Labels and tracking for shops that ship every day.",
  },
  helpdeck: {
    name: "Helpdeck Inc.",
    domain: "helpdeck.example",
    country: "US",
    about: "Support desks with the order on the table.",
  },
  inkwell: {
    name: "Inkwell",
    domain: "inkwell.example",
    country: "IE",
    about: "Letters that arrive at the right moment.",
  },
  lumen: {
    name: "Lumen Analytics",
    domain: "lumenanalytics.example",
    country: "FI",
    about: "Figures a shop can act on before lunch.",
  },
  keyring: {
    name: "Keyring Identity",
    domain: "keyring.example",
    country: "SE",
    about: "One way in for everyone who works with you.",
  },
  sheetsmith: {
    name: "Sheetsmith",
    domain: "sheetsmith.example",
    country: "CA",
    about: "Spreadsheets that fill themselves.",
  },
  chime: {
    name: "Chime & Co",
    domain: "chimeco.example",
    country: "AU",
    about: "The right message in the right channel.",
  },
  stockroom: {
    name: "Stockroom Labs",
    domain: "stockroomlabs.example",
    country: "PL",
    about: "One count of stock for every shelf.",
  },
  taxfold: {
    name: "Taxfold BV",
    domain: "taxfold.example",
    country: "NL",
    about: "VAT filed from the orders you already have.",
  },
  dunning: {
    name: "Second Try",
    domain: "secondtry.example",
    country: "US",
    about: "Failed payments, gently asked again.",
  },
  boomerang: {
    name: "Boomerang",
    domain: "boomerangreturns.example",
    country: "DK",
    about: "Returns that bring people back.",
  },
  conduit: {
    name: "Conduit Automation",
    domain: "conduit.example",
    country: "EE",
    about: "When this happens, do that.",
  },
  meridian: {
    name: "Meridian Data",
    domain: "meridiandata.example",
    country: "US",
    about: "Your shop in your own warehouse.",
  },
  hearth: {
    name: "Hearth Payroll",
    domain: "hearthpayroll.example",
    country: "GB",
    about: "Pay the people behind the counter.",
  },
  mizrach: {
    name: "Mizrach Soft",
    domain: "mizrachsoft.example",
    country: "IL",
    about: "Invoices for Israeli businesses, by the book.",
  },
  brightside: {
    name: "Brightside Surveys",
    domain: "brightside.example",
    country: "NZ",
    about: "Ask once, at the right moment.",
  },
  quillbot: {
    name: "Papertrail Docs",
    domain: "papertrail.example",
    country: "FR",
    about: "Documents nobody has to retype.",
  },
  northbound: {
    name: "Northbound Freight",
    domain: "northbound.example",
    country: "NO",
    about: "Pallets, customs and quiet phones.",
  },
  loyal: { name: "Loyal Otter", domain: "loyalotter.example", country: "US", about: "Points people understand." },
  openhands: {
    name: "Open Hands",
    domain: "openhands.example",
    country: "DE",
    about: "A circle of shopkeepers who share their scripts.",
  },
  vigil: { name: "Vigil Security", domain: "vigil.example", country: "CH", about: "Knows when something is off." },
} as const satisfies Record<string, { name: string; domain: string; country: string; about: string }>;

export type PartnerKey = keyof typeof PARTNERS;
