/** Every contract as types only; what the browser gets of them is the method, path and meta of each. */
export type Contracts = typeof import('../contracts.ts').contracts
