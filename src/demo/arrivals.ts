import { addDays, addYears, ageOn } from '#basics/days.ts'
import { identityNumberFor } from '#basics/identity-number.ts'
import { takeFeed } from '#features/master-data/intake/actions.ts'
import { followTransfers, unitChangeActions } from '#features/master-data/unit-changes/actions.ts'
import { actions as transferActions } from '#features/transfers/actions.ts'
import { openTransferOf } from '#features/transfers/queries.ts'
import type { Context } from '#platform/context.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { type FeedBytes, type PersonRow, peopleFile, personRows } from './feed.ts'
import { type Random, randomFrom } from './random.ts'
import type { Plan } from './tree.ts'

/**
 * What the enterprise's master data tells after the register was filled: some people retired, moved, left, died, were
 * promoted to a degree or have a new telephone; a few rows are wrong. It fills the inbox of differences and the
 * quarantine, so that there is something to decide.
 */
export async function takeArrivals(world: World, plan: Plan): Promise<void> {
  const files = [changesFile(plan)]
  await takeFeed(systemWorld(world, '主数据系统'), files, { mode: 'changes', origin: 'demo' })
  await systemWorld(world, '江若云').transaction(acceptSomeMoves)
}

/** Three moves of members are accepted: two transfers are under way, one was taken back and waits again. */
async function acceptSomeMoves(ctx: Context): Promise<void> {
  const { rows } = await unitChangeActions.list(ctx, { page: 1, size: 3 })
  if (rows.length === 0) return
  const paidUntil = ctx.today.slice(0, 7)
  const ids = rows.map(({ differenceId }) => differenceId)
  await unitChangeActions.beginMany(ctx, { ids, paidUntil, endsPosts: false, reason: '人事部门调令' })
  const [, , last] = rows
  const begun = last && (await openTransferOf(ctx, last.personId))
  if (begun) await transferActions.withdraw(ctx, { id: begun.id, reason: '人事部门通知暂缓调动' })
  await followTransfers(ctx)
}

/** The file of changes: about sixty rows. */
function changesFile(plan: Plan): FeedBytes {
  const random = randomFrom(`${plan.seed} arrivals`)
  const rows = [...personRows(plan)].filter(
    ({ employment }) => employment === '在职' || employment === '离退休',
  )
  const taken = new Set<PersonRow>()
  const some = (count: number, fits: (row: PersonRow) => boolean) => {
    const fitting = rows.filter(
      (row) => !taken.has(row) && row.politicalStatus === '正式党员' && !row.posts && fits(row),
    )
    const chosen = Array.from({ length: Math.min(count, fitting.length) }, () => random.pick(fitting))
    for (const row of chosen) taken.add(row)
    return [...new Set(chosen)]
  }
  const working = (row: PersonRow) => row.employment === '在职'
  const age = ({ birthDate }: PersonRow) => ageOn(birthDate, plan.today)
  const branches = [...new Set(rows.filter(working).map(({ branchCode }) => branchCode))]
  const changed = [
    ...some(9, (row) => working(row) && age(row) >= 58).map((row) => ({
      ...row,
      employment: '离退休',
      occupation: '离退休人员',
    })),
    ...some(12, working).map((row) => ({ ...row, branchCode: neighbour(random, branches, row.branchCode) })),
    ...some(3, (row) => age(row) >= 84).map((row) => ({ ...row, employment: '死亡' })),
    ...some(5, (row) => working(row) && age(row) < 40).map((row) => ({ ...row, employment: '离职' })),
    ...some(4, (row) => working(row) && row.education === '硕士研究生毕业').map((row) => ({
      ...row,
      education: '博士研究生毕业',
      degree: '工学博士',
    })),
    ...some(2, working).map((row) => ({ ...row, name: `${row.name.slice(0, 1)}一鸣` })),
    ...some(14, (row) => row.phone !== '').map((row) => ({ ...row, phone: `101${row.phone.slice(3)}` })),
    ...wrongRows(some(5, working), plan),
  ]
  return { ...peopleFile(changed), name: '人员变动.csv' }
}

/** Another branch of the same unit. */
function neighbour(random: Random, branches: string[], code: string): string {
  const near = branches.filter((one) => one !== code && one.slice(0, -3) === code.slice(0, -3))
  return near.length ? random.pick(near) : random.pick(branches)
}

/** One row for each of the commonest mistakes. */
function wrongRows(rows: PersonRow[], { today }: Plan): PersonRow[] {
  const mistakes: ((row: PersonRow) => Partial<PersonRow>)[] = [
    ({ birthDate, gender }) => ({
      identityNumber: identityNumberFor({
        region: '990000',
        birth: addDays(birthDate, 1),
        sequence: gender === '男' ? 11 : 12,
      }),
    }),
    ({ identityNumber }) => ({
      identityNumber: `${identityNumber.slice(0, 10)}${(Number(identityNumber[10]) + 1) % 2}${identityNumber.slice(11)}`,
    }),
    () => ({ branchCode: 'XH99999' }),
    () => ({ birthDate: addYears(today, 1) }),
    ({ joinedOn }) => ({ becameFullOn: addYears(joinedOn, -1) }),
  ]
  return rows.map((row, n) => ({ ...row, ...mistakes[n % mistakes.length]?.(row) }))
}
