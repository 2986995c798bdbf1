import { ChevronRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { Num } from "@/components/ui/num";
import { can, type PolicyName } from "@/lib/accounts/policy";
import type { StaffRole } from "@/lib/accounts/roles";
import type { StaffOverview } from "@/lib/insights/types";

interface Waiting {
  readonly policy: PolicyName;
  readonly count: number;
  readonly text: string;
  /** Left out where there is no page to act on it. */
  readonly href?: string;
}

function itemsOf(overview: StaffOverview): Waiting[] {
  return [
    {
      policy: "certification.read",
      count: overview.waitingSubmissions,
      text: "submissions wait for a reviewer",
      href: "/admin/certification",
    },
    {
      policy: "certification.read",
      count: overview.inReview,
      text: "submissions are in review",
      href: "/admin/certification",
    },
    {
      policy: "listing.stop",
      count: overview.waitingProposals,
      text: "proposals about listings wait for a second person",
      href: "/admin/listings?proposed=waiting",
    },
    {
      policy: "listing.stop",
      count: overview.stoppedListings,
      text: "listings are stopped altogether",
      href: "/admin/listings?block=hard",
    },
    {
      policy: "review.moderate",
      count: overview.reportedReviews,
      text: "reviews were reported",
      href: "/admin/reviews",
    },
    {
      policy: "mail.read",
      count: overview.failedMails,
      text: "mails could not be sent in the last seven days",
      href: "/admin/mail",
    },
    {
      policy: "queue.read",
      count: overview.aside,
      text: "pieces of work failed and were set aside",
      href: "/admin/queues",
    },
    {
      policy: "queue.read",
      count: overview.failingJobs,
      text: "recurring jobs fail",
      href: "/admin/queues",
    },
    {
      policy: "staff.read",
      count: overview.pausedEndpoints,
      text: "partner endpoints are paused after five days of failures",
    },
  ];
}

/** What waits, most urgent kinds first; only what the role may open, and nothing that is zero. */
export function WaitingList({ overview, role }: { readonly overview: StaffOverview; readonly role: StaffRole }) {
  const items = itemsOf(overview).filter(
    (item) => item.count > 0 && can({ kind: "staff", role, totpDone: true }, item.policy),
  );
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-2 p-5 text-ink-2">
        <CircleCheck size={18} className="text-ok" aria-hidden />
        Nothing waits.
      </p>
    );
  }
  return (
    <ul>
      {items.map((item) => {
        const line = (
          <>
            <strong className="t-num min-w-10 text-end">
              <Num value={item.count} />
            </strong>
            <span>{item.text}</span>
          </>
        );
        return (
          <li key={item.text} className="border-line border-t first:border-t-0">
            {item.href === undefined ? (
              <span className="flex items-center gap-3 px-5 py-3">{line}</span>
            ) : (
              <Link href={item.href} className="flex items-center gap-3 px-5 py-3 no-underline hover:bg-raised">
                {line}
                <ChevronRight className="flip ms-auto text-ink-3" size={18} aria-hidden />
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
