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
    complete: number;
    sections: number;
    handedIn: boolean;
    published: boolean;
  } | null;
  endpoints: { total: number; healthy: number; troubled: number };
};

export type HomeStep = {
  key: "call" | "listing" | "domain" | "agreement" | "submit" | "endpoint";
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

function submitStep({ listing }: HomeFacts): HomeStep {
  const done = listing?.handedIn ?? false;
  const note = listing?.published
    ? "It is published."
    : done
      ? "Follow it on the submission board."
      : "Checks run in minutes; a reviewer decides by seven requirements.";
  const path = listing ? `/listings/${listing.id}/submission` : "/listings";
  return { key: "submit", done, title: "Hand in for certification", note, path };
}

function endpointStep({ endpoints }: HomeFacts): HomeStep {
  const note =
    endpoints.troubled > 0
      ? `${endpoints.troubled} of ${endpoints.total} endpoints do not take deliveries.`
      : endpoints.healthy > 0
        ? "The last deliveries arrived."
        : "Send a test event and answer it with 2xx.";
  const done = endpoints.healthy > 0 && endpoints.troubled === 0;
  return { key: "endpoint", done, title: "Receive your first event", note, path: "/webhooks" };
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
  ];
}
