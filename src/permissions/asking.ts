import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import type { Endpoint } from '#platform/api-description.ts'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { openDocument } from '#platform/text-extraction.ts'
import type { Client } from '#src/testing.ts'

export type Answered = { status: number; code: string | undefined; text: string }

/** Asks an endpoint as the browser would: parameters into the path, the rest into the query or the body. */
export async function askOf(
  client: Client,
  { method, path }: Endpoint,
  input: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const isForm = input instanceof FormData
  const given: Record<string, unknown> = isForm
    ? Object.fromEntries(input)
    : { ...(input as Record<string, unknown>) }
  const address = `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    delete given[name]
    return encodeURIComponent(String(value))
  })}`
  if (method === 'GET') return answered(await client.fetch(address + queryOf(given), { headers }))
  const body = isForm ? formOf(given) : JSON.stringify(given)
  const type = isForm ? {} : { 'content-type': 'application/json' }
  return answered(await client.fetch(address, { method, body, headers: { ...type, ...headers } }))
}

function formOf(given: Record<string, unknown>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(given)) form.set(name, value as string | Blob)
  return form
}

function queryOf(given: Record<string, unknown>): string {
  const parts = new StandardBracketNotationSerializer().serialize(given)
  return parts.length
    ? `?${new URLSearchParams(parts.map(([name, value]): [string, string] => [name, String(value)]))}`
    : ''
}

const isLive = ({ headers }: Response) => headers.get('content-type') === 'text/event-stream'

/** What is told at once of an answer that goes on for minutes: up to the first event. */
async function firstOf({ body }: Response): Promise<Buffer> {
  const reader = body?.getReader()
  let told = Buffer.alloc(0)
  while (reader && !told.includes('data:')) {
    const { value, done } = await reader.read()
    if (done) break
    told = Buffer.concat([told, value])
  }
  await reader?.cancel()
  return told
}

async function wordsOf(bytes: Buffer): Promise<string> {
  const answer = await openDocument({ want: 'read', kind: 'pdf', bytes })
  // What cannot be read as a document is looked at as it is.
  return 'parts' in answer ? answer.parts.map(({ text }) => text).join('\n') : bytes.toString()
}

/** The answer as text, a workbook or a package unpacked, a PDF read: whatever stands in it can be looked for. */
async function answered(response: Response): Promise<Answered> {
  const bytes = isLive(response) ? await firstOf(response) : Buffer.from(await response.arrayBuffer())
  const entries = bytes.subarray(0, 2).toString() === 'PK' ? (zipEntries(bytes) ?? []) : []
  const text = entries.length
    ? entries.map((entry) => unzip(bytes, entry).toString()).join('\n')
    : bytes.subarray(0, 5).toString() === '%PDF-'
      ? await wordsOf(bytes)
      : bytes.toString()
  const refused = response.ok || !text.startsWith('{') ? undefined : JSON.parse(text).data?.code
  return { status: response.status, code: refused, text }
}
