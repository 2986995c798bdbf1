import { ActionForm } from "@/components/ui/action-form";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { canMove } from "@/lib/platform/transitions/derive";
import { changeUrlAction, deleteEndpointAction, pauseEndpointAction } from "@/lib/webhooks/endpoints/actions";
import type { EndpointDetailDto } from "@/lib/webhooks/endpoints/data";
import { ENDPOINTS } from "@/lib/webhooks/transitions";
import { SecretPanel } from "./secret-panel";

type Props = { readonly partner: string; readonly endpoint: EndpointDetailDto; readonly mayManage: boolean };

function Ids({ partner, endpoint }: { readonly partner: string; readonly endpoint: string }) {
  return (
    <>
      <input type="hidden" name="partner" value={partner} />
      <input type="hidden" name="endpoint" value={endpoint} />
    </>
  );
}

function AddressPanel({ partner, endpoint, mayManage }: Props) {
  const movable = mayManage && endpoint.environment === "sandbox" && endpoint.transport === "http";
  return (
    <Panel aria-labelledby="address">
      <PanelHeader id="address" title="Address" />
      <PanelBody>
        {movable ? (
          <ActionForm action={changeUrlAction} success="Moved. The next attempt goes there.">
            <Ids partner={partner} endpoint={endpoint.id} />
            <TextField name="url" label="Address" type="url" defaultValue={endpoint.url} required />
            <div>
              <SubmitButton variant="default">Change address</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <Kv
            align="start"
            facts={[
              {
                name: "Address",
                value: (
                  <code className="mono break-all">
                    {endpoint.transport === "inbox" ? "Hosted here" : endpoint.url}
                  </code>
                ),
              },
              {
                name: "Events",
                value:
                  endpoint.eventTypes.length === 0
                    ? "Everything the version declares and the grant covers"
                    : endpoint.eventTypes.join(", "),
              },
              ...(endpoint.environment === "live"
                ? [{ name: "To move it", value: "Change the address in the listing and publish." }]
                : []),
            ]}
          />
        )}
      </PanelBody>
    </Panel>
  );
}

/** Secret, address, pausing and deleting. */
export function SettingsView({ partner, endpoint, mayManage }: Props) {
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <SecretPanel partner={partner} endpoint={endpoint.id} secrets={endpoint.secrets} mayManage={mayManage} />
      <AddressPanel partner={partner} endpoint={endpoint} mayManage={mayManage} />
      {mayManage && canMove(ENDPOINTS, endpoint.state, "pause") && (
        <Panel aria-labelledby="pause">
          <PanelHeader id="pause" title="Pause" />
          <PanelBody className="grid gap-3">
            <p>
              Nothing is sent until you resume. New events wait for seven days, then they are dead and can be recovered.
            </p>
            <ActionForm action={pauseEndpointAction}>
              <Ids partner={partner} endpoint={endpoint.id} />
              <div>
                <SubmitButton variant="default">Pause</SubmitButton>
              </div>
            </ActionForm>
          </PanelBody>
        </Panel>
      )}
      {mayManage && endpoint.environment === "sandbox" && endpoint.transport === "http" && (
        <Panel aria-labelledby="delete">
          <PanelHeader id="delete" title="Delete" />
          <PanelBody className="grid gap-3">
            <p>What waits for this endpoint is cancelled. Other endpoints are not affected.</p>
            <ActionForm action={deleteEndpointAction}>
              <Ids partner={partner} endpoint={endpoint.id} />
              <ConfirmByName name={endpoint.url} label={`Type ${endpoint.url} to confirm`}>
                Delete endpoint
              </ConfirmByName>
            </ActionForm>
          </PanelBody>
        </Panel>
      )}
    </div>
  );
}
