import { z } from 'zod'
import { day } from '#basics/contract.ts'
import { trackKinds, trackLanguages } from '../reading/tracks/rules.ts'
import { kinds } from '../rules.ts'
import { uploadKinds } from '../uploads/rules.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
/** A line of words: nothing that ends a line, leads to a folder or turns the direction of what follows. */
const control = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !control.test(text))
const fileName = line(200).refine((name) => !/[/\\]/.test(name))
const optional = (most: number) => line(most).nullable()
const instant = z.iso.datetime()

/** A file that goes along with a record. */
export const CrossingFileForm = z.strictObject({
  name: fileName,
  kind: z.enum(uploadKinds),
  digest,
  bytes: z.number().int().positive(),
  pieces: z
    .array(z.strictObject({ digest, bytes: z.number().int().positive() }))
    .min(1)
    .max(5000),
  /** The small picture that came with a film or sound. */
  cover: digest.nullable(),
})
export type CrossingFile = z.infer<typeof CrossingFileForm>

const Version = z.strictObject({
  number: z.number().int().positive().max(10_000),
  title: line(200),
  bodyHtml: z.string().max(2_000_000).nullable(),
  fidelity: z.enum(['full', 'gist']),
  source: z.string().min(1).max(500).nullable(),
  address: z
    .string()
    .max(500)
    .regex(/^https?:\/\//)
    .nullable(),
  file: CrossingFileForm.nullable(),
  pages: z.number().int().positive().nullable(),
  durationSeconds: z.number().int().min(0).nullable(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  changeNote: z.string().min(1).max(500).nullable(),
  publishedAt: instant,
  parts: z
    .array(z.strictObject({ anchor: line(100), heading: z.string().max(500), text: z.string().max(200_000) }))
    .max(20_000),
  tracks: z
    .array(
      z.strictObject({
        kind: z.enum(trackKinds),
        language: z.enum(trackLanguages),
        words: z.string().max(2_000_000),
      }),
    )
    .max(20),
})
export type CrossingVersion = z.infer<typeof Version>

/** A material as it goes to the other network: what readers there may have, and nothing of who wrote it inside. */
export const CrossingMaterial = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,59}$/)
    .nullable(),
  kind: z.enum(kinds),
  title: line(200),
  summary: z.string().min(1).max(2000).nullable(),
  /** From the outermost column inwards. */
  shelves: z
    .array(
      z.strictObject({
        key: z
          .string()
          .regex(/^[a-z][A-Za-z0-9-]{1,59}$/)
          .nullable(),
        name: line(100),
      }),
    )
    .min(1)
    .max(8),
  topics: z.array(line(100)).max(50),
  issuer: optional(200),
  documentNumber: optional(100),
  issuedOn: day.nullable(),
  effectiveOn: day.nullable(),
  repealedOn: day.nullable(),
  replaces: z.uuid().nullable(),
  publishedAt: instant,
  currentVersion: z.number().int().positive(),
  versions: z.array(Version).min(1).max(1000),
})
export type CrossingMaterial = z.infer<typeof CrossingMaterial>

export const filesOf = ({ versions }: Pick<CrossingMaterial, 'versions'>): CrossingFile[] =>
  versions.flatMap(({ file }) => (file ? [file] : []))
