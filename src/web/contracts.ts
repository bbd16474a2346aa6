import type { AnyContractRouter, InputStructure } from '@orpc/contract'

/** Every contract as types only; what the browser gets of them is the way to each endpoint. */
export type Contracts = typeof import('../contracts.ts').contracts

/** `GET /people`, with a third word where the input is not of the usual structure. */
export type Routes = { [name: string]: string | Routes }

/** What oRPC's client asks of a contract, made from the ways alone. */
export function contractOf(routes: Routes): AnyContractRouter {
  return Object.fromEntries(
    Object.entries(routes).map(([name, one]) => {
      if (typeof one !== 'string') return [name, contractOf(one)]
      const [method, path, inputStructure] = one.split(' ')
      const route = {
        method,
        path,
        ...(inputStructure && { inputStructure: inputStructure as InputStructure }),
      }
      return [name, { '~orpc': { errorMap: {}, meta: {}, route } }]
    }),
  ) as AnyContractRouter
}
