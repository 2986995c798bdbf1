/** Reads the newest orders of your sandbox: a token by client credentials, then one call. */
export async function newestOrders(origin: string, clientId: string, clientSecret: string): Promise<unknown[]> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const token = await fetch(`${origin}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials&scope=orders:read",
  }).then((answer) => answer.json());

  const page = await fetch(`${origin}/api/v1/orders?limit=3`, {
    headers: { authorization: `Bearer ${token.access_token}` },
  }).then((answer) => answer.json());
  return page.data;
}
