import { unzip, zipEntries } from '#platform/sheets/zip.ts'

export type Answer = {
  status: number
  code: string | undefined
  /** Everything of it as text, workbooks unpacked. */
  text: string
  refused: boolean
  /** What is wrong with the answer itself. */
  faults: string[]
}

/** No answer came, or none that is whole. */
export const brokenOff = (why: unknown): Answer => {
  const told = why instanceof Error ? (why.stack ?? why.message) : String(why)
  return { status: 0, code: undefined, text: '', refused: false, faults: [`broke off: ${told}`] }
}

/** Reads an answer to its end; of one that goes on for minutes, what is told at once. */
export async function readAnswer(response: Response): Promise<Answer> {
  const isLive = response.headers.get('content-type') === 'text/event-stream'
  const bytes = isLive ? await firstOf(response) : Buffer.from(await response.arrayBuffer())
  const entries = bytes.subarray(0, 2).toString() === 'PK' ? (zipEntries(bytes) ?? []) : []
  const text = entries.length
    ? entries.map((entry) => unzip(bytes, entry).toString()).join('\n')
    : bytes.toString()
  const { status } = response
  if (status < 400) return { status, code: undefined, text, refused: false, faults: [] }
  return { status, text, refused: true, ...sentenceIn(text) }
}

/** Every refusal is a Chinese sentence with a code, and has nothing of the inside in it. */
function sentenceIn(text: string): Pick<Answer, 'code' | 'faults'> {
  const body = parsed(text)
  const { message = '', data } = body ?? {}
  const faults = []
  if (!body || !data?.code) faults.push(`refused without a code: ${text.slice(0, 200)}`)
  if (!/\p{Script=Han}/u.test(message))
    faults.push(`refused without a Chinese sentence: ${text.slice(0, 200)}`)
  if (inner.test(message)) faults.push(`refused with words of the inside: ${message.slice(0, 200)}`)
  return { code: data?.code, faults }
}

const inner = /undefined|\[object|NaN|node_modules|violates|syntax|relation "|\bselect\b|Error|at \w+ \(|zod/

function parsed(text: string): { message?: string; data?: { code?: string } } | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Up to the first event, or for a moment. */
async function firstOf({ body }: Response): Promise<Buffer> {
  const reader = body?.getReader()
  const ends = AbortSignal.timeout(2000)
  ends.addEventListener('abort', () => reader?.cancel())
  let told = Buffer.alloc(0)
  while (reader && !told.includes('data:')) {
    const { value, done } = await reader.read()
    if (done) break
    told = Buffer.concat([told, value])
  }
  await reader?.cancel()
  return told
}
