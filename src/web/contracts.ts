type Root = typeof import('../contracts.ts').contracts
type StandIn = typeof import('./stand-in.ts').contracts

/** Every contract by the name of its feature, as types only; the browser gets method, path and meta of each. */
export type Contracts = Root & Omit<StandIn, keyof Root>
