import { z } from 'zod'
import { type Facts, labelsIn, type Variable, variableKinds } from '../templates/rules.ts'

/** Not sent by then, it is not sent any more: on either side. */
export const lapseHours = 24

/** A short message as it goes to the other network: whom it is for, which text, what fills it. No name, no word. */
export const CrossingMessage = z.strictObject({
  key: z.uuid(),
  /** The number, in age's text form, sealed to the gateway side. */
  number: z
    .string()
    .max(2000)
    .regex(/^-----BEGIN AGE ENCRYPTED FILE-----\n[A-Za-z0-9+/=\n]+\n-----END AGE ENCRYPTED FILE-----\n?$/),
  template: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  facts: z.record(z.string().regex(/^[A-Za-z]{1,30}$/), z.union([z.string().max(30), z.number()])),
  lapsesAt: z.iso.datetime(),
})
export type CrossingMessage = z.infer<typeof CrossingMessage>

const outcomes = ['sent', 'delivered', 'failed', 'unknown', 'lapsed', 'withdrawn'] as const
/** What became of it, as it comes back. */
export const CrossingReceipt = z.strictObject({
  message: z.uuid(),
  outcome: z.enum(outcomes),
  because: z.string().max(200).nullable(),
})
export type CrossingReceipt = z.infer<typeof CrossingReceipt>

/** Of what fills a text, that which stands in it, tells nothing of a person and opens nothing. */
export const factsOutward = (text: string, variables: readonly Variable[], facts: Facts): Facts =>
  Object.fromEntries(
    variables.flatMap(({ name, label, kind }) => {
      const value = labelsIn(text).includes(label) ? facts[name] : undefined
      if (!variableKinds[kind].sms || kind === 'code' || value === undefined) return []
      return [
        [name, typeof value === 'string' ? [...value].slice(0, variableKinds[kind].most).join('') : value],
      ]
    }),
  )

/** Why a message does not go by the other network; null when it may. Its reply could not come back. */
export const whyNotOutward = ({ secret }: { secret: boolean }): string | null =>
  secret ? 'reply-not-outward' : null
