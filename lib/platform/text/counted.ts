/** "1 workspace", "3 workspaces": an English count with its noun. `many` is for nouns that do not take an s. Hebrew and English customer pages use messages. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
