import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { crossingStates } from './rules.ts'

const at = z.string().nullable()

const Line = z.object({
  id: z.number().int(),
  template: z.string(),
  templateName: z.string(),
  state: z.enum(crossingStates),
  because: z.string().nullable(),
  /** Inside: when it was laid down; outside: when it came. */
  at: z.string(),
  lapsesAt: z.string(),
  sentAt: at,
  settledAt: at,
  /** The package it went with, or came with. */
  packageId: z.number().int().nullable(),
  packageNumber: z.number().int().nullable(),
  /** Told inside alone, and to whoever reads packages: whom it is for. */
  recipientName: z.string().nullable(),
})
const Message = Line.extend({
  organizationName: z.string().nullable(),
  /** The text, inside; what fills it, on both sides. */
  text: z.string().nullable(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
})

const question = z.object({
  /** Whom it is for, or the number of a package. */
  text: z.string().trim().max(50).optional(),
  state: z.array(z.enum(crossingStates)).optional(),
  template: z.string().max(60).optional(),
  from: day.optional(),
  until: day.optional(),
  sort: z.enum(['at', 'lapsesAt', 'settledAt']).default('at'),
  descending: z.boolean().default(true),
})
export type CrossingFilters = z.output<typeof question>

const read = endpoint.meta({ permission: 'exchange.shortMessages' })

/** 短信摆渡: each short message that goes by the other network, and how far it has come. */
export const shortMessages = {
  list: read
    .route({ method: 'GET', path: '/exchange/messages', summary: '短信摆渡：经外网发送的短信到了哪一步' })
    .input(question.extend(pageInput))
    .output(pageOf(Line)),
  export: endpoint
    .meta({ permission: 'exchange.shortMessages', download: true })
    .route({ method: 'GET', path: '/exchange/messages.xlsx', summary: '导出短信摆渡列表' })
    .input(question)
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/exchange/messages/{id}', summary: '经外网发送的一条短信' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(Message),
}
