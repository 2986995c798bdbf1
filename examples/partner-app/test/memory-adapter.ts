import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/** Keeps what an authorization server stores in one Map, for one stand-in. Nothing expires: tests are short. */
export function memoryAdapter(): AdapterFactory {
  const rows = new Map<string, AdapterPayload>();
  return (model) => {
    const key = (id: string) => `${model}:${id}`;
    const find = (match: (row: AdapterPayload) => boolean) =>
      [...rows].find(([id, row]) => id.startsWith(`${model}:`) && match(row))?.[1];
    const adapter: Adapter = {
      upsert: async (id, payload) => void rows.set(key(id), { ...payload }),
      find: async (id) => rows.get(key(id)),
      findByUid: async (uid) => find((row) => row.uid === uid),
      findByUserCode: async (userCode) => find((row) => row.userCode === userCode),
      consume: async (id) => void Object.assign(rows.get(key(id)) ?? {}, { consumed: Math.floor(Date.now() / 1000) }),
      destroy: async (id) => void rows.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [id, row] of rows) if (row.grantId === grantId) rows.delete(id);
      },
    };
    return adapter;
  };
}
