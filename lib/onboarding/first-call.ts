/** Where the first call goes. `secret` null stands for "not made yet". */
export type FirstCall = { origin: string; clientId: string; secret: string | null };

const placeholder = "<client secret>";

/** The two commands of a first API call: a token for the sandbox, then the newest orders. */
export function curlCommands({ origin, clientId, secret }: FirstCall): { token: string; orders: string } {
  return {
    token: `TOKEN=$(curl -s ${origin}/oauth/token \\
  -u '${clientId}:${secret ?? placeholder}' \\
  -d grant_type=client_credentials -d scope=orders:read \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    // Quoted: zsh takes a bare "?" for a file pattern and refuses the line.
    orders: `curl -s '${origin}/api/v1/orders?limit=3' -H "Authorization: Bearer $TOKEN"`,
  };
}

/** The same in TypeScript, without a library. */
export function typescriptExample({ origin, clientId, secret }: FirstCall): string {
  return `const basic = Buffer.from("${clientId}:${secret ?? placeholder}").toString("base64");
const token = await fetch("${origin}/oauth/token", {
  method: "POST",
  headers: { authorization: \`Basic \${basic}\`, "content-type": "application/x-www-form-urlencoded" },
  body: "grant_type=client_credentials&scope=orders:read",
}).then((answer) => answer.json());

const orders = await fetch("${origin}/api/v1/orders?limit=3", {
  headers: { authorization: \`Bearer \${token.access_token}\` },
}).then((answer) => answer.json());
console.log(orders.data);
`;
}
