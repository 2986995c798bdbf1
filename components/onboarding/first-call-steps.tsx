"use client";

import type { ComponentProps } from "react";
import { SecretMaker } from "@/components/clients/secret-maker";
import { CodeBlock } from "@/components/ui/code-block";
import { curlCommands, typescriptExample } from "@/lib/onboarding/first-call";

/** Three steps to a first answer from the API; the examples fill in the secret once it is made. */
export function FirstCallSteps({
  origin,
  partner,
  client,
  replaces,
  ends,
}: {
  readonly origin: string;
  readonly partner: string;
  readonly client: string;
  readonly replaces: boolean;
  readonly ends: ComponentProps<typeof SecretMaker>["ends"];
}) {
  return (
    <SecretMaker partner={partner} client={client} label="Create a client secret" replaces={replaces} ends={ends}>
      {(secret) => {
        const call = { origin, clientId: client, secret };
        const curl = curlCommands(call);
        return (
          <div className="mt-6 grid grid-cols-1 gap-6">
            <section className="grid grid-cols-1 gap-3" aria-labelledby="step-token">
              <h3 id="step-token" className="t-3">
                2. Get a token for your sandbox
              </h3>
              <CodeBlock title="Shell" code={curl.token} />
            </section>
            <section className="grid grid-cols-1 gap-3" aria-labelledby="step-orders">
              <h3 id="step-orders" className="t-3">
                3. Read the newest orders
              </h3>
              <CodeBlock title="Shell" code={curl.orders} />
            </section>
            <details>
              <summary className="t-3 cursor-pointer">The same in TypeScript</summary>
              <div className="mt-3">
                <CodeBlock title="first-call.ts" code={typescriptExample(call)} />
              </div>
            </details>
          </div>
        );
      }}
    </SecretMaker>
  );
}
