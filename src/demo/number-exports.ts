import { addDays } from '#basics/days.ts'
import { changeNumberExport, insertNumberExport } from '#features/number-exports/queries.ts'
import { untilAfter } from '#features/number-exports/rules.ts'
import type { Context } from '#platform/context.ts'

/** 号码导出 of the demo committee: a small table that was fetched, a large one that waits for the department. */
export async function loadNumberExports(ctx: Context): Promise<void> {
  const asker = await accountOf(ctx, 'dangwei')
  const decider = await accountOf(ctx, 'dangweishuji')
  if (!asker?.organizationId || !decider) return
  const at = (daysAgo: number, time: string): Context => ({
    ...ctx,
    now: new Date(`${addDays(ctx.today, -daysAgo)}T${time}:00+08:00`),
  })
  const one = { organizationId: asker.organizationId, asker: { id: asker.id, name: asker.name } }

  const earlier = at(12, '10:20')
  const letters = { direction: 'out', format: 'xlsx', issuedFrom: '2026-10-01', issuedUntil: '2026-11-15' }
  const fetched = await insertNumberExport(earlier, {
    ...one,
    kind: 'transferExchange',
    question: letters,
    summary: '转往院外，介绍信 2026-10-01 至 2026-11-15',
    people: 3,
    reason: '报送全国党员管理信息系统',
    untilAt: untilAfter(earlier.now),
  })
  await changeNumberExport(ctx, fetched, { taken_at: earlier.now.toISOString() })

  const roll = await insertNumberExport(at(5, '15:40'), {
    ...one,
    kind: 'roll',
    question: { circle: 'members', sort: 'tree' },
    summary: `${asker.organizationName}，党员，另有筛选条件 1 项`,
    people: 182,
    reason: '办理女党员体检登记，医院要求身份证号',
    untilAt: null,
  })
  await changeNumberExport(ctx, roll, {
    state: 'refused',
    decider_id: decider.id,
    decider_name: decider.name,
    decided_at: at(4, '09:10').now.toISOString(),
    because: '体检登记由医院凭本人证件办理，不必集中提供号码',
  })

  await insertNumberExport(at(0, '08:10'), {
    ...one,
    kind: 'roll',
    question: { circle: 'members', sort: 'tree' },
    summary: `${asker.organizationName}，党员`,
    people: 640,
    reason: '年报前与全国党员管理信息系统逐人核对号码',
    untilAt: null,
  })
}

const accountOf = ({ db }: Context, username: string) =>
  db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .leftJoin('role_grant', (join) =>
      join.onRef('role_grant.account_id', '=', 'account.id').on('role_grant.role', '=', 'committee'),
    )
    .leftJoin('organization', 'organization.id', 'role_grant.organization_id')
    .where('username', '=', username)
    .select([
      'account.id',
      'person.name',
      'organization.id as organizationId',
      'organization.name as organizationName',
    ])
    .executeTakeFirst()
