import Link from "next/link";
import { Measure, Measures } from "@/components/ui/measure";
import { Num } from "@/components/ui/num";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import type { Affected } from "@/lib/lifecycle/types";

/** Whom a step affects, counted now, with the first names; `linked`: the reader may open a workspace's page; `own`: it is the partner. */
export function AffectedPanel({
  affected,
  linked = false,
  own = false,
}: {
  readonly affected: Affected;
  readonly linked?: boolean | undefined;
  readonly own?: boolean | undefined;
}) {
  const { workspaces, installations } = affected;
  const rest = installations - workspaces.length;
  return (
    <Panel aria-labelledby="affected">
      <PanelHeader id="affected" title="Who is affected" note="counted now" />
      <PanelBody className="grid gap-5">
        <Measures>
          <Measure name="Workspaces that have it" value={<Num value={installations} />} />
          <Measure name="People in them" value={<Num value={affected.people} />} />
          <Measure name="Requests waiting" value={<Num value={affected.openRequests} />} />
          <Measure name="Events waiting to be sent" value={<Num value={affected.waitingDeliveries} />} />
        </Measures>
        {workspaces.length > 0 && (
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {workspaces.map(({ workspace, name }) => (
              <li key={workspace}>
                {linked ? (
                  <Link href={`/admin/workspaces/${workspace}`}>
                    <bdi>{name}</bdi>
                  </Link>
                ) : (
                  <bdi>{name}</bdi>
                )}
              </li>
            ))}
            {rest > 0 && (
              <li className="text-ink-3">
                and <Num value={rest} /> more
              </li>
            )}
          </ul>
        )}
        <p className="text-ink-2">
          {own ? "Your" : "The partner’s"} owners and admins and those of every workspace named here get a mail with the
          reason, and see it where the integration is shown.
        </p>
      </PanelBody>
    </Panel>
  );
}
