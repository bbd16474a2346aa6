import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import fc from 'fast-check'
import type { Endpoint } from '#platform/api-description.ts'

/** A request as it leaves: what a browser would send, or what none would. */
export type Sent = { method: string; address: string; init: RequestInit }

const serializer = new StandardBracketNotationSerializer()

/** Parameters into the path, the rest into the query or the body. */
export function requestOf({ method, path }: Endpoint, input: unknown): Sent {
  const isForm = input instanceof FormData
  const given: Record<string, unknown> = isForm ? Object.fromEntries(input) : { ...(input as object) }
  const address = `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    delete given[name]
    return encodeURIComponent(wellFormed(value ?? '-'))
  })}`
  if (method === 'GET') return { method, address: address + queryOf(given), init: {} }
  if (!isForm) {
    const headers = { 'content-type': 'application/json' }
    return { method, address, init: { method, body: JSON.stringify(given), headers } }
  }
  const form = new FormData()
  for (const [name, value] of input) if (name in given) form.append(name, value)
  return { method, address, init: { method, body: form } }
}

const wellFormed = (value: unknown) =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed()

function queryOf(given: object): string {
  const parts = serializer.serialize(given)
  const query = new URLSearchParams()
  for (const [name, value] of parts) if (value !== undefined) query.append(String(name), wellFormed(value))
  return parts.length ? `?${query}` : ''
}

const json = { 'content-type': 'application/json' }

/** What no form sends, on the way to an endpoint: each made of a request that could be meant. */
export const broken: fc.Arbitrary<(sent: Sent) => Sent> = fc.constantFrom<((sent: Sent) => Sent)[]>(
  (sent) => withBody(sent, '{"a":', json),
  (sent) => withBody(sent, '[]', json),
  (sent) => withBody(sent, 'null', json),
  (sent) => withBody(sent, '"x"', json),
  (sent) => withBody(sent, '', json),
  (sent) => withBody(sent, '['.repeat(20_000), json),
  (sent) => withBody(sent, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), json),
  (sent) => withBody(sent, 'a=1&a=2&a[b]=3', { 'content-type': 'application/x-www-form-urlencoded' }),
  (sent) => withBody(sent, '<a/>', { 'content-type': 'application/xml' }),
  (sent) => withBody(sent, '--x\r\nno', { 'content-type': 'multipart/form-data; boundary=x' }),
  (sent) => withBody(sent, 'x', { 'content-type': 'multipart/form-data' }),
  (sent) => withBody(sent, '{}', { 'content-type': 'application/json; charset=nothing' }),
  (sent) => withBody(sent, '{}', { ...json, 'content-encoding': 'gzip' }),
  (sent) => ({ ...sent, address: `${sent.address}%ff%00` }),
  (sent) => ({ ...sent, address: `${sent.address}/..%2f..%2fsession` }),
  (sent) => ({
    ...sent,
    address: `${sent.address}${sent.address.includes('?') ? '&' : '?'}page=1&page=2&a[b][c]=%00&__proto__[x]=1`,
  }),
  (sent) => ({ ...sent, address: `${sent.address}?${'a[]=1&'.repeat(2000)}` }),
  (sent) => withHeaders(sent, { 'x-acting-role': "for-1' or 1=1" }),
  (sent) => withHeaders(sent, { 'x-acting-role': 'for-999999999' }),
  (sent) => withHeaders(sent, { 'idempotency-key': 'k'.repeat(5000) }),
  (sent) => withHeaders(sent, { range: 'bytes=5-1,0-,-99999999999999999999' }),
  (sent) => withHeaders(sent, { 'user-agent': '\u00ff'.repeat(2000) }),
)

function withBody(sent: Sent, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>): Sent {
  if (sent.method === 'GET') return withHeaders(sent, headers)
  return { ...sent, init: { method: sent.method, body, headers } }
}

const withHeaders = (sent: Sent, headers: Record<string, string>): Sent => ({
  ...sent,
  init: { ...sent.init, headers: { ...(sent.init.headers as object), ...headers } },
})
