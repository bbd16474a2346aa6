import { createHash } from 'node:crypto'
import { z } from 'zod'

const signed = { keyPrint: z.string(), signature: z.string() }
const end = { entryId: z.number().int().nonnegative(), hash: z.string() }

/** 锚点: the end of the trail on a day, signed, each over the one before. */
const Anchor = z.object({
  kind: z.literal('anchor'),
  day: z.iso.date(),
  ...end,
  madeAt: z.string(),
  /** The digest of the anchor before; zeros for the first. */
  previous: z.string(),
  ...signed,
})

/** A backup was put back: from here on the trail lawfully ends earlier than anchors before say. */
const Restored = z.object({
  kind: z.literal('restored'),
  ...end,
  madeAt: z.string(),
  /** The digest of the line before, whatever it is. */
  previous: z.string(),
  /** The backup, as its file was called. */
  from: z.string(),
  ...signed,
})

/** The end of the trail as last seen, and the last anchor known then. */
export const Head = z.object({
  kind: z.literal('head'),
  ...end,
  at: z.string(),
  anchor: z.string(),
  ...signed,
})

export const Line = z.discriminatedUnion('kind', [Anchor, Restored])
export type Anchor = z.infer<typeof Anchor>
export type Line = z.infer<typeof Line>
export type Head = z.infer<typeof Head>

/** What is signed: every field but the signature, in the order of their names. */
export function textOf({ signature: _, ...fields }: Unsigned & { signature?: string }): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return `zhibu ${JSON.stringify(Object.fromEntries(sorted))}`
}
type Unsigned = Record<string, unknown> & { kind: string }

/** Names a line in the one after it. */
export const digestOf = (line: Line): string =>
  createHash('sha256').update(textOf(line)).update(line.signature).digest('hex')

export const noLine = '0'.repeat(64)

/** The lines of a text, one as JSON on each; null for one that is none. */
export const linesOf = (text: string): (Line | null)[] =>
  text
    .split(/\r?\n/)
    .filter((one) => one.trim() !== '')
    .map((one) => parsedAs(Line, one))

export function parsedAs<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
