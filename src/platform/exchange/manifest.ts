import { z } from 'zod'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const zone = z.enum(['intranet', 'extranet'])
const Side = z.strictObject({ zone, fingerprint: z.string().regex(/^[0-9a-f]{32}$/) })
const number = z.number().int().positive()
const kind = z.string().regex(/^[A-Za-z]{1,40}$/)
/** How many records of a kind stand on a side, and the digest of all of them: the same on both sides, or something is amiss. */
const Standing = z.record(kind, z.strictObject({ count: z.number().int().min(0), digest }))

const megabyte = 1_048_576
export const limits = { manifest: 32 * megabyte, entry: 64 * megabyte, entries: 200_000, items: 50_000 }

/** The first entry of a package: all that is in it, signed as it stands. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  from: Side,
  to: Side,
  number,
  /** The digest of the manifest before this one; null in the first. */
  previous: digest.nullable(),
  madeAt: z.iso.datetime(),
  items: z
    .array(
      z.strictObject({
        kind,
        key: z.uuid(),
        name: z.string().min(1).max(300),
        label: z.literal('public'),
        gone: z.boolean(),
        /** Of what the record says; of one that is gone, null. */
        digest: digest.nullable(),
      }),
    )
    .max(limits.items),
  entries: z
    .array(
      z.strictObject({
        name: z.string().regex(/^(?:items\/\d{6}\.json|files\/[0-9a-f]{64})$/),
        bytes: z.number().int().min(0).max(limits.entry),
        digest,
      }),
    )
    .max(limits.entries),
  /** Of the kinds that the sender owns: how they stand after this package. */
  standing: Standing,
  /** Of a kind that is sent anew: every key there is; what else the other side has of it is gone. */
  whole: z.record(kind, z.array(z.uuid()).max(limits.items)),
  /** What has arrived of the other side's packages: all up to `have`, those that wait, those that are missing. */
  receipt: z.strictObject({
    have: z.number().int().min(0),
    waiting: z.array(number).max(1000),
    missing: z.array(number).max(1000),
    standing: Standing,
  }),
})
export type Manifest = z.infer<typeof Manifest>
export type EntryLine = Manifest['entries'][number]
