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

/** What customers wrote, by stars; true of any kind of integration. One listing never shows the same one twice. */
export const REVIEWS: Readonly<Record<number, ReadonlyArray<readonly [title: string, body: string]>>> = {
  5: [
    [
      "Set up before the coffee was cold",
      "The steps are the ones on the listing. The one question we had was answered within the hour by a person with a name.",
    ],
    [
      "It simply runs",
      "Half a year, nothing lost. When their server was down for ten minutes, what was missing arrived by itself.",
    ],
    [
      "The permissions are what they say",
      "We looked at the activity page after a week and found only what was promised. That is rare.",
    ],
    [
      "One thing fewer to check",
      "For the first week we compared everything by hand. It was right every day, so we stopped.",
    ],
    [
      "Our newest colleague set it up",
      "On her second day, without asking anybody. I only had to agree to what it may read.",
    ],
    [
      "Support reads what you write",
      "I sent two lines and a picture. The answer was about our case and not a link to a page.",
    ],
    ["Gave us our mornings back", "What took the first half hour of every day is done when we come in."],
    [
      "Does less than others, and all of it",
      "We tried two with longer lists of features. This one does its three things every time.",
    ],
    ["Honest about its limits", "The listing said what it does not do. So we planned for it and were never surprised."],
    ["Survived our busiest weekend", "Eleven times the usual orders and nobody noticed a delay."],
    [
      "Removed and put back without a scratch",
      "We left for a month to try something else. Removal told us what would stop, and coming back took two minutes.",
    ],
    [
      "Updates that explain themselves",
      "A new version asked for one more permission and said why. We could read it before anything changed.",
    ],
  ],
  4: [
    [
      "Good, with one wish",
      "Does what it promises. We would like to choose the hour of the summary for each workspace.",
    ],
    [
      "Solid once mapped",
      "Setting up took longer than the listing says because our product names are old. Since then nothing to report.",
    ],
    ["Quietly useful", "Nobody talks about it any more, which is the best one can say of such a thing."],
    ["Nearly there", "Everything works. The settings page could say which of our colleagues changed what."],
    ["Works, reads a little dry", "The guide is complete but written for engineers. The pictures helped."],
    ["Fast, and small on the screen", "On a telephone the buttons are close together. On the desk it is perfect."],
    ["Worth its price from the second month", "The first month went into getting used to it."],
    ["Good answers, not at weekends", "Help comes within a day, working days. We sell on Sundays."],
  ],
  3: [
    ["Does the basics", "Fine for one shop. With three workspaces we had to set everything up three times."],
    [
      "Good, but check the first results",
      "Some of our special cases went to the wrong place until support changed a setting for us. Works since.",
    ],
    ["Useful, a bit slow to start", "The first load of history took most of a night. After that it keeps up."],
    ["The idea is right", "It covers eight of the ten cases we have. The other two we still do by hand."],
    ["Fine after some letters", "It took three messages to find out that our plan was the reason."],
  ],
  2: [
    [
      "Too slow on busy days",
      "On ordinary days fine. On sale days it was twenty minutes behind and we worked from the order list instead.",
    ],
    ["Stopped twice", "Both times it said so and went on where it had been, but we had to sign in again."],
    ["Not enough choices for us", "All or nothing. We wanted it for one kind of order only."],
  ],
  1: [
    ["Not for us", "It needs a plan we do not have. The listing says so, we overlooked it."],
    ["Expected something else", "We thought it would also write back. It only reads."],
    ["Gave up during set-up", "The last step wants an administrator on the other side, and ours had left."],
  ],
};
