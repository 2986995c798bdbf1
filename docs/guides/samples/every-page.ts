/** Walks through every order, page by page; nothing is missed or seen twice while new ones arrive. */
export async function* everyOrder(origin: string, token: string): AsyncGenerator<{ id: string }> {
  let cursor: string | null = null;
  do {
    const address = new URL("/api/v1/orders?limit=100", origin);
    if (cursor) address.searchParams.set("cursor", cursor);
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    const page = await answer.json();
    yield* page.data;
    cursor = page.next_cursor;
  } while (cursor !== null);
}
