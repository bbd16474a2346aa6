import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf, reason } from '#basics/contract.ts'
import { absenceKinds, directions } from './rules.ts'

const id = z.number().int().positive()
const text = (least: number, most: number) => z.string().trim().min(least).max(most)

const Absence = z.object({
  id,
  direction: z.enum(directions),
  kind: z.enum(absenceKinds),
  name: z.string(),
  personId: id.nullable(),
  organizationName: z.string(),
  homeName: z.string().nullable(),
  place: z.string(),
  abroad: z.boolean(),
  fromOn: day,
  untilOn: day,
  endedOn: day.nullable(),
  endedNote: z.string().nullable(),
  documentId: id.nullable(),
  documentNumber: z.string().nullable(),
  lastContact: day.nullable(),
  contacts: z.number().int(),
  /** By when the branch should be in touch; null when it is over, or is not asked to be. */
  contactDue: day.nullable(),
  late: z.boolean(),
})

const filters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  direction: z.enum(directions).optional(),
  kinds: z.array(z.enum(absenceKinds)).optional(),
  over: z.boolean().default(false),
}

const read = endpoint.meta({ permission: 'transfers.read' })
const conduct = endpoint.meta({ permission: 'transfers.conduct' })

/** 流动党员和临时外出: who is away, who came from elsewhere; certificates, contacts, the return. */
export const absences = {
  list: read
    .route({ method: 'GET', path: '/absences', summary: '流动党员和临时外出' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(Absence)),
  export: endpoint
    .meta({ permission: 'transfers.read', download: true })
    .route({ method: 'GET', path: '/absences.xlsx', summary: '导出流动党员和临时外出' })
    .input(z.object(filters))
    .output(fileOutput),
  leave: conduct
    .route({ method: 'POST', path: '/absences', summary: '登记外出（六个月以内开证明，以上为流动党员）' })
    .input(
      z.object({
        personId: id,
        place: text(2, 100),
        abroad: z.boolean().default(false),
        from: day,
        until: day,
        reason,
      }),
    )
    .output(Absence),
  receive: conduct
    .route({ method: 'POST', path: '/absences/visitors', summary: '登记流入党员' })
    .input(
      z.object({
        organizationId: id,
        name: text(2, 50),
        homeName: text(4, 100),
        place: text(2, 100),
        from: day,
        until: day,
      }),
    )
    .output(Absence),
  contact: conduct
    .route({ method: 'POST', path: '/absences/{id}/contacts', summary: '登记联系情况' })
    .input(z.object({ id, on: day, note: text(2, 300) }))
    .output(Absence),
  end: conduct
    .route({ method: 'POST', path: '/absences/{id}/end', summary: '登记返回或结束' })
    .input(z.object({ id, on: day, note: text(2, 300) }))
    .output(Absence),
}
