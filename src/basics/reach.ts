/**
 * How far an actor sees with the power an endpoint asks for.
 * `paths`: prefixes of organization paths (`''` is everything); `personId`: the actor's own record.
 */
export type Reach = { paths: string[]; personId: number | null }

export const everywhere: Reach = { paths: [''], personId: null }

/** True when the reach begins at the root of the tree: what belongs to no organization is then seen as well. */
export const coversEverything = (reach: Reach) => reach.paths.some((path) => path.split('.').length <= 2)
