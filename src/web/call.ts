import { routes } from 'virtual:contracts'
import { createORPCClient, ORPCError, onError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { hashKey, QueryCache, QueryClient } from '@tanstack/react-query'
import { type Contracts, contractOf } from './contracts.ts'
import { addressHere, keptName } from './ground.ts'

const actingAt = keptName('acting')

/** The role the person acts in now (a key of the session's roles); null means all of them at once. */
export const actingRole = () => localStorage.getItem(actingAt)

/** Takes on another role. Everything read so far was read as somebody else: it is asked again. */
export async function actAs(key: string | null): Promise<void> {
  if (key) localStorage.setItem(actingAt, key)
  else localStorage.removeItem(actingAt)
  // First who one is: the pages and to-dos of the role that was laid down are gone before the rest is asked again.
  await queries.resetQueries({ queryKey: sessionKey })
  await new Promise((drawn) => setTimeout(drawn))
  await queries.resetQueries({ predicate: ({ queryHash }) => queryHash !== hashKey(sessionKey) })
}

let contact = Date.now()

/** When the server last answered, as `Date.now()`: the session lives on from there. */
export const lastContact = () => contact

/** A deed kept on the device: the name under which the server does it once, and the role it was done in. */
type Named = { key?: string; acting?: string | null }

let askProof = async (): Promise<boolean> => false

/** How whoever sits there is asked to show who he is, before a great act; the frame of the page says. */
export const proveBy = (ask: typeof askProof) => {
  askProof = ask
}

const link = new OpenAPILink<Named>(contractOf(routes), {
  url: location.origin + addressHere('/api'),
  headers: ({ context: { key, acting = actingRole() } }) => ({
    'x-acting-role': acting ?? '',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }),
  async fetch(request, init) {
    const response = await globalThis.fetch(request, init)
    contact = Date.now()
    return response
  },
  interceptors: [
    // A great act that was refused for want of a proof is sent again, the same, once the proof was given.
    async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        if (codeOf(error) !== 'step-up-needed' || !(await askProof())) throw error
        return next()
      }
    },
    onError((error) => {
      if (['role-not-held', 'helping-over', 'session-locked', 'factor-due'].includes(codeOf(error) ?? ''))
        void queries.invalidateQueries({ queryKey: sessionKey })
    }),
  ],
})

const codeOf = (error: unknown) =>
  error instanceof ORPCError ? (error.data as { code?: string } | undefined)?.code : undefined

/** Every endpoint as a typed function: `await call.people.correct({ … })`. The only way pages reach the server. */
export const call: ContractRouterClient<Contracts, Named> = createORPCClient(link)

/** The same endpoints for TanStack Query: `useQuery(ask.people.list.queryOptions({ input }))`. */
export const ask = createTanstackQueryUtils(call)

const signedOut = (error: unknown) => error instanceof ORPCError && error.status === 401

/** One cache; when the server says the session has ended, the sign-in page comes up in place. */
export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (signedOut(error) && query.queryKey !== sessionKey)
        void queries.invalidateQueries({ queryKey: sessionKey })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => !(error instanceof ORPCError) && times < 2,
    },
  },
})
export const sessionKey = ask.accounts.session.queryKey()

/**
 * The address of a file: `<a href={fileAddress('/people.xlsx', { organizationId, columns })}>`.
 * `path` as in the contract, with its parameters filled in; `question` becomes the query as a GET endpoint reads it.
 */
export function fileAddress(path: string, question: Record<string, unknown> = {}): string {
  const given = Object.fromEntries(
    Object.entries(question).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parts = new StandardBracketNotationSerializer().serialize({
    ...given,
    acting: actingRole() ?? undefined,
  })
  const query = new URLSearchParams(
    parts.filter(([, value]) => value !== undefined).map(([k, v]) => [k, String(v)]),
  )
  const address = addressHere(`/api${path}`)
  return query.size > 0 ? `${address}?${query}` : address
}
