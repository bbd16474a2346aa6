import { z } from 'zod'
import { post } from '../outgoing.ts'
import type { SmsGateway, SmsReply, SmsReport } from './sms-gateway.ts'
import { webGateway } from './web-sms.ts'

export type HttpSettings = { address: string; authorization: string }

const Answer = z.union([
  z.object({ ids: z.array(z.coerce.string()).min(1) }),
  z.object({ refused: z.string(), again: z.boolean().default(false) }),
])

/**
 * Any gateway that takes JSON: {to, text, template, values, extension, key} is posted, and answered by {ids} or
 * {refused, again}. What an enterprise already has is brought to this by a few lines of its own.
 */
export function httpGateway({ address, authorization }: HttpSettings, clock: () => Date): SmsGateway {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (authorization) headers.authorization = authorization
  return webGateway(
    ({ to, text, filed, extension, key }) =>
      post(
        address,
        JSON.stringify({
          to,
          text,
          template: filed?.template ?? null,
          values: filed?.values ?? [],
          extension,
          key,
        }),
        headers,
      ),
    (json) => {
      const answer = Answer.safeParse(json).data
      if (!answer) return { kind: 'unknown', because: '答复看不懂' }
      if ('ids' in answer) return { kind: 'sent', ids: answer.ids }
      return { kind: 'refused', because: answer.refused, again: answer.again }
    },
    clock,
  )
}

const Push = z.object({
  reports: z
    .array(z.object({ id: z.coerce.string(), delivered: z.boolean(), state: z.string().default('') }))
    .max(1000)
    .default([]),
  replies: z
    .array(
      z.object({
        id: z.coerce.string(),
        from: z.string(),
        to: z.string().default(''),
        text: z.string().max(2000),
      }),
    )
    .max(1000)
    .default([]),
})

/** What such a gateway tells us: {reports, replies}. */
export const readHttpPush = (json: unknown): { reports: SmsReport[]; replies: SmsReply[] } | null =>
  Push.safeParse(json).data ?? null
