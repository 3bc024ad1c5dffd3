/**
 * Things that belong to servers, by the name of the server; undefined is the default one.
 * @returns the servers in the order in which they first come up
 */
export function bySource<Thing>(
  things: Iterable<Thing>,
  sourceOf: (thing: Thing) => string | undefined,
): ReadonlyMap<string | undefined, readonly Thing[]> {
  const groups = new Map<string | undefined, Thing[]>();
  for (const thing of things) {
    const source = sourceOf(thing);
    const group = groups.get(source);
    if (group === undefined) groups.set(source, [thing]);
    else group.push(thing);
  }
  return groups;
}
