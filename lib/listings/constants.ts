/** Who builds and keeps an integration. */
export const LISTING_TYPES = ["native", "partner", "community", "embedded"] as const;

/** The four facets. Keys are the words of URLs (`/use-case/sales`), values the slugs with English names; Hebrew in messages/he/facets.json. */
export const FACETS = {
  "use-case": {
    "orders-and-delivery": "Orders and delivery",
    "accounting-and-tax": "Accounting and tax",
    marketing: "Marketing",
    sales: "Sales",
    support: "Support",
    payments: "Payments",
    analytics: "Analytics",
    "identity-and-security": "Identity and security",
    "people-and-payroll": "People and payroll",
  },
  "tool-type": {
    crm: "CRM",
    accounting: "Accounting",
    "help-desk": "Help desk",
    "e-mail": "E-mail",
    chat: "Chat",
    spreadsheet: "Spreadsheet",
    storefront: "Storefront",
    shipping: "Shipping",
    "data-warehouse": "Data warehouse",
    automation: "Automation",
    "identity-provider": "Identity provider",
    "project-management": "Project management",
  },
  industry: {
    retail: "Retail",
    "food-and-drink": "Food and drink",
    fashion: "Fashion",
    manufacturing: "Manufacturing",
    "professional-services": "Professional services",
    nonprofit: "Nonprofit",
    "health-and-beauty": "Health and beauty",
    "software-and-subscriptions": "Software and subscriptions",
  },
  functionality: {
    "two-way-sync": "Two-way sync",
    notifications: "Notifications",
    reporting: "Reporting",
    "import-and-export": "Import and export",
    "single-sign-on": "Single sign-on",
    "embedded-screens": "Embedded screens",
    "document-creation": "Document creation",
    "workflow-automation": "Workflow automation",
  },
} as const;

export type FacetKind = keyof typeof FACETS;
export const FACET_KINDS: readonly FacetKind[] = ["use-case", "tool-type", "industry", "functionality"];

/** Which content field holds a facet's slugs. */
export const FACET_FIELDS = {
  "use-case": "useCases",
  "tool-type": "toolTypes",
  industry: "industries",
  functionality: "functionalities",
} as const satisfies Record<FacetKind, string>;

/** The depth's name and one sentence; names never change with context. Hebrew in messages/he/depth.json. */
export const DEPTH_INFO = [
  { name: "Menu link", sentence: "A link in a menu opens the other product." },
  { name: "Icon", sentence: "A button where the work is opens the right record." },
  { name: "Webhook", sentence: "The other product hears what happens and shows it." },
  { name: "One-way", sentence: "Records flow one way, without anyone copying them." },
  { name: "Two-way", sentence: "A change on either side shows up on the other." },
  { name: "Product", sentence: "A part of the other product works inside this one." },
  { name: "Platform", sentence: "Sign-in, people and permissions are shared." },
  { name: "Bundle", sentence: "Both are sold, set up and used as one product." },
] as const;

/** Limits of a listing's texts, in characters unless said. */
export const LISTING_LIMITS = {
  name: 30,
  promise: 100,
  description: 6_000,
  featureTitle: 60,
  featureText: 240,
  features: 8,
  stepTitle: 60,
  stepText: 240,
  steps: 10,
  plans: 5,
  requirements: 8,
  redirectUris: 10,
  screenshots: 6,
  reason: 200,
} as const;

/** Names that would read as the marketplace itself or as a part of its addresses. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "admin",
  "all",
  "api",
  "app",
  "catalog",
  "certified",
  "console",
  "example",
  "help",
  "integration",
  "integrations",
  "login",
  "marketplace",
  "new",
  "oauth",
  "official",
  "partner",
  "partners",
  "patchbay",
  "search",
  "security",
  "settings",
  "sign-in",
  "sign-up",
  "status",
  "support",
  "undefined",
  "null",
  "workspace",
]);

/** Stars are shown from this many reviews; the distribution from the first. */
export const REVIEWS_FOR_STARS = 5;
