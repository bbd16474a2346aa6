import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { personal } from '#basics/personal-fields.ts'
import { honourLevels } from './rules.ts'

const id = z.number().int().positive()
const text = (length: number) => z.string().trim().min(1).max(length)

const Honour = z.object({ id, title: z.string(), level: z.string(), awardedOn: day, awardedBy: z.string() })
const Training = z.object({
  id,
  course: z.string(),
  organizer: z.string(),
  fromOn: day,
  untilOn: day,
  hours: z.number(),
})
const FamilyMember = z.object({
  id,
  relation: z.string(),
  name: z.string(),
  birthDate: day.nullable(),
  politicalStatus: z.string().nullable(),
  work: z.string().nullable(),
})
const Dossier = z.object({
  honours: z.array(Honour),
  trainings: z.array(Training),
  family: personal('family', z.array(FamilyMember)),
})

const change = endpoint.meta({ permission: 'people.correct' })

/** 奖励、培训、家庭成员: the parts of the Party record that grow line by line. */
export const dossier = {
  get: endpoint
    .meta({ permission: 'people.read' })
    .route({ method: 'GET', path: '/people/{id}/dossier', summary: '奖励、培训、家庭成员' })
    .input(z.object({ id }))
    .output(Dossier),
  addHonour: change
    .route({ method: 'POST', path: '/people/{id}/honours', summary: '登记奖励' })
    .input(
      z.object({ id, title: text(100), level: z.enum(honourLevels), awardedOn: day, awardedBy: text(100) }),
    )
    .output(Dossier),
  addTraining: change
    .route({ method: 'POST', path: '/people/{id}/trainings', summary: '登记培训' })
    .input(
      z.object({
        id,
        course: text(100),
        organizer: text(100),
        fromOn: day,
        untilOn: day,
        hours: z.number().min(0).max(2000),
      }),
    )
    .output(Dossier),
  addFamilyMember: change
    .route({ method: 'POST', path: '/people/{id}/family', summary: '登记家庭成员' })
    .input(
      z.object({
        id,
        relation: text(20),
        name: text(50),
        birthDate: day.nullable().default(null),
        politicalStatus: text(20).nullable().default(null),
        work: text(100).nullable().default(null),
      }),
    )
    .output(Dossier),
  remove: change
    .route({
      method: 'DELETE',
      path: '/people/{id}/dossier/{part}/{lineId}',
      summary: '撤下一行（保留审计记录）',
    })
    .input(
      z.object({
        id,
        part: z.enum(['honour', 'training', 'family_member']),
        lineId: id,
        reason,
      }),
    )
    .output(Dossier),
}
