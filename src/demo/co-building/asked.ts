import { addDays } from '#basics/days.ts'
import { distributionActions } from '#features/co-building/distributions/actions.ts'
import { changeDraft } from '#features/documents/letters/actions.ts'
import { actions as requestActions } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import { as, demoPeople } from '../affairs.ts'

/** The demo committee asks the one above for the distribution of the last year that is over; it is being looked at. */
export async function askFor(ctx: Context, projectId: number): Promise<void> {
  const people = await demoPeople(ctx)
  const [office, leader] = [people.get('dangwei'), people.get('dangweishuji')]
  if (!office || !leader) return
  const drafting = as(ctx, office, 3)
  const year = await lastYearPaid(ctx, projectId)
  const { fen } = await distributionActions.propose(drafting, { id: projectId, year })
  const { requestId, documentId } = await distributionActions.ask(drafting, { id: projectId, year, fen })
  await changeDraft(drafting, {
    id: documentId,
    values: { decidedOn: addDays(ctx.today, -4) },
    contactName: office.name,
    contactPhone: '010-60000016',
  })
  await requestActions.send(as(ctx, leader, 2), {
    id: requestId,
    issuedOn: addDays(ctx.today, -2),
    opinion: '',
    requestKey: 'demo-co-building-asked',
  })
}

async function lastYearPaid({ db }: Context, projectId: number): Promise<number> {
  const { year } = await db
    .selectFrom('co_building_receipt')
    .where('project_id', '=', projectId)
    .where('kind', '=', 'return')
    .select(({ fn }) => fn.max('year').as('year'))
    .executeTakeFirstOrThrow()
  return year
}
