import type { VersionState } from "@/lib/listings/types";
import { counted } from "@/lib/platform/text/counted";

/** What the partner's home is worked out from; every one is a fact of the database, none a tick somebody made. */
export type HomeFacts = {
  /** An app of the partner called the API in its sandbox. */
  called: boolean;
  domainVerified: boolean;
  agreementAccepted: boolean;
  /** The listing nearest to being handed in; null before there is one. */
  listing: {
    id: string;
    name: string;
    /** The version in work, else the public one. */
    number: string;
    state: VersionState;
    complete: number;
    sections: number;
    published: boolean;
    /** Whether its live client has a secret; null while there is nothing it would be for. */
    liveSecret: boolean | null;
  } | null;
  /** An event of the product or a test was answered once; `app.installed`, which comes by itself, does not count. */
  received: boolean;
  endpoints: { total: number; troubled: number };
};

export type HomeStep = {
  key: "call" | "listing" | "domain" | "agreement" | "submit" | "secret" | "publish" | "endpoint";
  done: boolean;
  title: string;
  /** What is there and what is missing, in a sentence. */
  note: string;
  /** Below `/partner/<partner>`. */
  path: string;
};

function listingStep({ listing }: HomeFacts): HomeStep {
  if (!listing) {
    const note = "It brings its own sandbox client and a test endpoint.";
    return { key: "listing", done: false, title: "Create a listing", note, path: "/listings/new" };
  }
  const done = listing.complete === listing.sections;
  return {
    key: "listing",
    done,
    title: `Complete ${listing.name}`,
    note: done ? "Every section is filled in." : `${listing.complete} of ${listing.sections} sections are complete.`,
    path: `/listings/${listing.id}/edit`,
  };
}

/** Handed in is not the end: what a reviewer asks for is the partner's turn again. */
function submitStep({ listing }: HomeFacts): HomeStep {
  const path = listing ? `/listings/${listing.id}/submission` : "/listings";
  const step = { key: "submit", title: "Hand in for certification", path } as const;
  switch (listing?.state) {
    case "changes_requested": {
      const title = `Change what the reviewer asks for in ${listing.name}`;
      return {
        ...step,
        done: false,
        title,
        note: `Version ${listing.number} was looked at. Read what, and send it again.`,
      };
    }
    case "rejected":
      return { ...step, done: false, note: `Version ${listing.number} was rejected. Read why, then start a new one.` };
    case "submitted":
      return { ...step, done: true, note: `Version ${listing.number} waits for a reviewer.` };
    case "in_review":
      return { ...step, done: true, note: `A reviewer looks at version ${listing.number}.` };
    case "approved":
    case "published":
    case "superseded":
      return { ...step, done: true, note: "It is certified." };
    case "draft":
    case undefined: {
      const note = listing?.published
        ? `Version ${listing.number} is not handed in yet.`
        : "Checks run in minutes; a reviewer decides by seven requirements.";
      return { ...step, done: listing?.published ?? false, note };
    }
  }
}

/** Only where an app takes part: without a secret customers can press Install and the app cannot answer. */
function liveSecretSteps({ listing }: HomeFacts): HomeStep[] {
  if (!listing || listing.liveSecret === null) return [];
  const note = listing.liveSecret ? "Your server can sign in." : "Without it no customer can finish installing.";
  const path = `/listings/${listing.id}/credentials`;
  return [{ key: "secret", done: listing.liveSecret, title: "Create the live secret", note, path }];
}

function publishStep({ listing }: HomeFacts): HomeStep {
  const path = listing ? `/listings/${listing.id}` : "/listings";
  if (listing?.state === "approved") {
    const note = `Version ${listing.number} is approved. The catalog shows it as soon as you publish.`;
    return { key: "publish", done: false, title: `Publish ${listing.name}`, note, path };
  }
  const done = listing?.published ?? false;
  return { key: "publish", done, title: "Publish", note: done ? "It is public." : "As soon as it is approved.", path };
}

function endpointStep({ received, endpoints }: HomeFacts): HomeStep {
  const note =
    endpoints.troubled > 0
      ? `Deliveries fail at ${endpoints.troubled} of ${counted(endpoints.total, "endpoint")}.`
      : received
        ? "An event arrived and was answered."
        : "Send a test event and answer it with 2xx.";
  return { key: "endpoint", done: received, title: "Receive your first event", note, path: "/webhooks" };
}

/** The way from registration to a published, healthy listing, in the order most partners take. Building needs none of the company steps. */
export function homeSteps(facts: HomeFacts): HomeStep[] {
  return [
    {
      key: "call",
      done: facts.called,
      title: "Make your first API call",
      note: facts.called ? "Your sandbox has answered." : "Two commands, about a minute.",
      path: "/sandbox",
    },
    endpointStep(facts),
    listingStep(facts),
    {
      key: "domain",
      done: facts.domainVerified,
      title: "Prove a domain",
      note: facts.domainVerified
        ? "A domain is proven."
        : "By a DNS record or a file. Needed to hand in, not to build.",
      path: "/settings",
    },
    {
      key: "agreement",
      done: facts.agreementAccepted,
      title: "Accept the partner agreement",
      note: facts.agreementAccepted ? "The newest version is accepted." : "An owner accepts it for the company.",
      path: "/settings",
    },
    submitStep(facts),
    ...liveSecretSteps(facts),
    publishStep(facts),
  ];
}

/** The home page's first sentence. Nothing to do is not the same as everything well. */
export function homeSentence(steps: readonly HomeStep[], { listing, endpoints }: HomeFacts): string {
  const open = steps.filter(({ done }) => !done);
  if (open.length === 0 && endpoints.troubled > 0) return "Everything was set up. An endpoint needs a look.";
  if (open.length === 0) return "Everything is in place. Here is how it goes.";
  const waits = listing?.state === "submitted" || listing?.state === "in_review";
  if (waits && open.every(({ key }) => key === "publish")) return "It is the reviewer's turn. You get a mail.";
  return "What is next, worked out from what is there.";
}
