import { daysBetween } from '#basics/days.ts'
import { formatYuan } from '#basics/money.ts'
import { everywhere } from '#basics/reach.ts'
import {
  agreementsUntil,
  distributionsOpen,
  paidByYear,
  payingProjects,
} from '#features/co-building/payments/queries.ts'
import { type PaymentKind, paymentsDue, termEnd } from '#features/co-building/payments/rules.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Found } from '../kinds/rules.ts'

const all = ({ db }: Db) => ({ db, reach: everywhere })

type Project = { id: number; name: string; organizationId: number }
const about = ({ id, name, organizationId }: Project, key: string) => ({
  subjectKind: 'coBuilding' as const,
  subjectKey: `${id}:${key}`,
  subjectName: name,
  organizationId,
  personId: null,
  since: null,
  value: null,
})

/** Every year of a term is due by itself. */
const payments =
  (kind: PaymentKind) =>
  async (ctx: Db, { until }: Asked): Promise<Found[]> =>
    paymentsDue(await payingProjects(all(ctx)), await paidByYear(all(ctx)), until)
      .filter(({ what }) => what === kind)
      .map(({ project, year, on, fen }) => ({
        ...about(project, `${kind}:${year}`),
        dueOn: on,
        facts: { year, yuan: formatYuan(fen) },
      }))
export const sharedReturn = payments('return')
export const sharedLoan = payments('loan')

export async function sharedEnding(ctx: Db, { until }: Asked): Promise<Found[]> {
  const terms = (await payingProjects(all(ctx))).filter((project) => termEnd(project) <= until)
  const agreements = await agreementsUntil(all(ctx), until)
  return [
    ...terms.map((project) => ({
      ...about(project, 'term'),
      dueOn: termEnd(project),
      facts: { ends: '合作期' },
    })),
    ...agreements.map(({ id, projectId, name, organizationId, agreement, on }) => ({
      ...about({ id: projectId, name, organizationId }, `agreement:${id}`),
      dueOn: on,
      facts: { ends: agreement },
    })),
  ]
}

export const sharedPortion = async (ctx: Db, { on }: Asked): Promise<Found[]> =>
  (await distributionsOpen(all(ctx))).map(
    ({ id, projectId, name, organizationId, year, decidedOn, villages, fen }) => ({
      ...about({ id: projectId, name, organizationId }, `portions:${id}`),
      dueOn: null,
      since: decidedOn,
      value: daysBetween(decidedOn, on),
      facts: { year, villages, yuan: formatYuan(fen) },
    }),
  )
