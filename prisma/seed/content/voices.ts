/** Invented shops, two hands full of people, and what they say by number of stars. */
export const SHOPS: readonly string[] = [
  "Molen Bakery",
  "Acme Outdoor",
  "Blue Door Books",
  "Fern & Fold",
  "North Quay Coffee",
  "Juniper Toys",
  "Salt Marsh Soap",
  "Tandem Cycles",
  "Kiln Street Pottery",
  "Fable Paper",
  "Orchard Cider",
  "Wren Knitwear",
  "Copper Kettle Teas",
  "Harlow Lamps",
  "Pine & Peg",
  "Mistral Sails",
  "Olive Branch Deli",
  "Second Life Denim",
  "Lantern Candles",
  "Goodfield Farm",
  "Atlas Maps",
  "Pebble Jewellery",
  "Rook Chess",
  "Sunday Linen",
  "Tiller Tools",
];

export const REVIEWERS: readonly string[] = [
  "Sarah L.",
  "Marcus B.",
  "Yael C.",
  "Jonas P.",
  "Priya N.",
  "Anke V.",
  "Luca R.",
  "Hana S.",
  "Omar F.",
  "Grace T.",
  "Elif D.",
  "Noa M.",
];

export const REVIEWS: Readonly<Record<number, ReadonlyArray<readonly [title: string, body: string]>>> = {
  5: [
    [
      "Month end went from three days to one morning",
      "The first week we kept checking it against our own sheet. It was right every day, refunds included, so we stopped.",
    ],
    [
      "Set up before the coffee was cold",
      "Four steps, as the listing says. The one question we had was answered within the hour by a person with a name.",
    ],
    [
      "It simply runs",
      "Half a year, no lost order. When their server was down for ten minutes the missing events arrived by themselves.",
    ],
    [
      "The permissions are what they say",
      "Our accountant looked at the activity page and found only what was promised. That is rare.",
    ],
  ],
  4: [
    ["Good, with one wish", "Does what it promises. We would like to choose the hour of the summary per workspace."],
    [
      "Solid once mapped",
      "Mapping took longer than the listing says because our codes are old. Since then nothing to report.",
    ],
    ["Quietly useful", "Nobody talks about it any more, which is the best one can say of such a thing."],
  ],
  3: [
    [
      "Good, but mind the tax codes",
      "Reduced rates went to the wrong account until support changed the mapping for us. Works since.",
    ],
    ["Does the basics", "Fine for one shop. With three workspaces we had to set everything up three times."],
  ],
  2: [
    [
      "Too slow on busy days",
      "On ordinary days fine. On sale days it was twenty minutes behind and we worked from the order list instead.",
    ],
  ],
  1: [["Not for us", "It needs a plan we do not have. The listing says so, we overlooked it."]],
};
