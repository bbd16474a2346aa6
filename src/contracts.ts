/**
 * Every contract by the name of its feature: what the browser and the tests call by. The names are those of
 * features.ts, in the same order.
 */
export const contracts = {}

export type Contracts = typeof contracts
