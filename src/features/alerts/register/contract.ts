import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { channels, deliveryStatuses } from '#features/messages/rules.ts'
import { closings, eventKinds } from '../evaluation/rules.ts'
import { measureKeys } from '../measures/rules.ts'
import { levels } from '../rulebook/rules.ts'
import { severities } from '../severities/rules.ts'
import { alertStates } from '../telling/rules.ts'

const id = z.number().int().positive()
const measure = z.enum(measureKeys)

const row = {
  id,
  ruleKey: z.string(),
  name: z.string(),
  measure,
  severity: z.enum(severities),
  subjectName: z.string(),
  organizationId: id,
  organizationName: z.string(),
  text: z.string(),
  dueOn: day,
  dated: z.boolean(),
  /** How far the day is: 还有12天, 已逾期3天. */
  due: z.string(),
  since: day.nullable(),
  openedOn: day,
  state: z.enum(alertStates),
  closedOn: day.nullable(),
  closedAs: z.enum(closings).nullable(),
  escalatedOn: day.nullable(),
  snoozedUntil: day.nullable(),
  mending: z.object({ label: z.string(), to: z.string(), act: z.enum(['electionNotice']).optional() }),
}
const Row = z.object(row)

const Alert = z.object({
  ...row,
  advice: z.string(),
  law: z.string(),
  mandatory: z.boolean(),
  snoozedBecause: z.string().nullable(),
  personId: id.nullable(),
  /** Of a term: the notice that the branch got of it last; its draft is seen by whoever stands above. */
  notice: z.object({ documentId: id, number: z.string().nullable(), issuedOn: day.nullable() }).nullable(),
  /** Who can mend it and is told, by seat; no names where nobody sits. */
  seats: z.array(z.object({ level: z.enum(levels), names: z.array(z.string()) })),
  /** When somebody is told next, and how that time is called. */
  coming: z.array(z.object({ on: day, name: z.string() })),
  events: z.array(
    z.object({
      id,
      kind: z.enum(eventKinds),
      at: z.string(),
      by: z.string(),
      note: z.string().nullable(),
    }),
  ),
  reminders: z.array(
    z.object({
      id,
      occasion: z.string(),
      level: z.enum(levels),
      /** Null: nobody was there to be reminded. */
      name: z.string().nullable(),
      at: z.string(),
      /** When it was read in the inbox. */
      readAt: z.string().nullable(),
      /** By what else it was sent, and what became of it. */
      ways: z.array(z.object({ channel: z.enum(channels), status: z.enum(deliveryStatuses) })),
    }),
  ),
})
export type AlertShape = z.infer<typeof Alert>

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  measures: z.array(measure).optional(),
  severities: z.array(z.enum(severities)).optional(),
  /** Left out: everything that is not closed. */
  states: z.array(z.enum(alertStates)).optional(),
  only: z.enum(['escalated', 'unreached']).optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  sort: z.enum(['severity', 'dueOn', 'organization', 'openedOn']).default('severity'),
  descending: z.boolean().default(false),
}

const read = endpoint.meta({ permission: 'alerts.read' })
const handle = endpoint.meta({ permission: 'alerts.handle' })

/** 提醒: what is missing or about to be due in the organizations within reach. */
export const register = {
  list: read
    .route({ method: 'GET', path: '/alerts', summary: '提醒列表' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Row)),
  export: endpoint
    .meta({ permission: 'alerts.read', download: true })
    .route({ method: 'GET', path: '/alerts.xlsx', summary: '导出提醒列表' })
    .input(z.object(filters))
    .output(fileOutput),
  counts: read
    .route({ method: 'GET', path: '/alert-counts', summary: '各类提醒的数量' })
    .input(z.object({ organizationId: id.optional() }))
    .output(
      z.object({
        kinds: z.array(
          z.object({
            measure,
            group: z.string(),
            title: z.string(),
            open: z.number().int(),
            overdue: z.number().int(),
            urgent: z.number().int(),
          }),
        ),
        /** When everything was looked at last; null: not yet. */
        lookedAt: z.string().nullable(),
      }),
    ),
  get: read
    .route({ method: 'GET', path: '/alerts/{id}', summary: '一条提醒' })
    .input(z.object({ id }))
    .output(Alert),
  snooze: handle
    .route({ method: 'POST', path: '/alerts/{id}/snooze', summary: '暂缓提醒' })
    .input(z.object({ id, until: day, reason }))
    .output(Alert),
  wake: handle
    .route({ method: 'POST', path: '/alerts/{id}/waking', summary: '恢复提醒' })
    .input(z.object({ id }))
    .output(Alert),
  check: handle
    .route({ method: 'POST', path: '/alerts/{id}/check', summary: '按现在的登记重新核对' })
    .input(z.object({ id }))
    .output(Alert),
}
