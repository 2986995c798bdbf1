import { ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { EVENTS } from "@/lib/capabilities/samples";
import type { DeliveryPage } from "@/lib/webhooks/deliveries/data";
import type { EndpointDetailDto } from "@/lib/webhooks/endpoints/data";
import { DeliveryFilterForm, type FilterTexts } from "./delivery-filter-form";
import { DeliveryTable } from "./delivery-table";
import { HealthPanel } from "./health-panel";

type Props = {
  readonly base: string;
  readonly endpoint: EndpointDetailDto;
  readonly filter: FilterTexts;
  readonly page: DeliveryPage;
  readonly isFirst: boolean;
};

/** A page of the same filter; without a cursor the first, which is where "previous" goes: cursors only go forward. */
function addressOf(base: string, filter: FilterTexts, cursor: string | null): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, text]) => text !== ""));
  if (cursor !== null) query.set("cursor", cursor);
  return query.size === 0 ? base : `${base}?${query}`;
}

/** The endpoint's day and its log. */
export function DeliveriesView({ base, endpoint, filter, page, isFirst }: Props) {
  const isFiltered = Object.values(filter).some((text) => text !== "");
  return (
    <>
      {isFirst && <HealthPanel endpoint={endpoint} />}
      <Panel aria-labelledby="log">
        <PanelHeader id="log" title={endpoint.transport === "inbox" ? "Inbox" : "Delivery log"} note="Newest first" />
        <PanelBody>
          <DeliveryFilterForm base={base} filter={filter} types={EVENTS.map(({ type }) => type)} />
        </PanelBody>
        {page.rows.length === 0 ? (
          <PanelBody>
            <State
              kind="empty"
              bare
              level={3}
              title={isFiltered ? "Nothing fits this filter" : "Nothing was sent yet"}
              actions={
                isFiltered || endpoint.environment === "live" ? undefined : (
                  <ButtonLink href={`${base}?view=send`}>Send a test event</ButtonLink>
                )
              }
            >
              {isFiltered
                ? "Take a condition away."
                : "Events show here the moment they are published, with every attempt."}
            </State>
          </PanelBody>
        ) : (
          <DeliveryTable base={base} deliveries={page.rows} />
        )}
        {(!isFirst || page.nextCursor !== null) && (
          <PanelFooter>
            <Pagination
              previousHref={isFirst ? undefined : addressOf(base, filter, null)}
              nextHref={page.nextCursor === null ? undefined : addressOf(base, filter, page.nextCursor)}
            />
          </PanelFooter>
        )}
      </Panel>
    </>
  );
}
