import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { type FoundTransfers, rowsOf, transfersWithin } from '../queries.ts'
import type { TransferKind } from '../rules.ts'
import { warningDays } from '../steps/rules.ts'

type Scope = Pick<Context, 'db' | 'reach' | 'today'>
export type Box = 'todo' | 'running' | 'expiring' | 'overdue' | 'sentBack' | 'done' | 'withdrawn' | 'all'

export type TransferFilters = {
  box: Box
  text?: string | undefined
  kinds?: TransferKind[] | undefined
  path: string
  direction?: 'out' | 'in' | undefined
  startedFrom?: Day | undefined
  startedUntil?: Day | undefined
  /** The organizations in whose offices the actor sits: branch offices, and committees. */
  offices: { branches: number[]; committees: number[] }
}

const running = sql<SqlBool>`transfer.state not in ('done', 'withdrawn')`
const letterOut = sql<SqlBool>`transfer.state in ('issued', 'inTransit')`

function inBox(box: Box, today: Day, offices: TransferFilters['offices']) {
  switch (box) {
    case 'todo':
      return sql<SqlBool>`(transfer.holder = 'branch' and transfer.holder_id = any(${offices.branches}::int[])
        or transfer.holder = 'committee' and transfer.holder_id = any(${offices.committees}::int[]))`
    case 'expiring':
      return sql<SqlBool>`(${letterOut} and transfer.valid_until between ${today}::date and ${addDays(today, warningDays)}::date)`
    case 'overdue':
      return sql<SqlBool>`(${letterOut} and transfer.valid_until < ${today}::date)`
    case 'running':
      return running
    case 'all':
      return sql<SqlBool>`true`
    default:
      return sql<SqlBool>`transfer.state = ${box}`
  }
}

/** Transfers that answer a question, within reach. */
export function listTransfers(ctx: Scope, asked: TransferFilters): FoundTransfers {
  const { text, path, direction } = asked
  const side = (column: string) => sql<SqlBool>`coalesce(${below(column, path)}, false)`
  const comes = sql<SqlBool>`(${side('target.path')} or ${side('to_committee.path')})`
  return transfersWithin(ctx)
    .where(inBox(asked.box, ctx.today, asked.offices))
    .$if(path !== '' && !direction, (q) => q.where(sql<SqlBool>`(${side('source.path')} or ${comes})`))
    .$if(direction === 'out', (q) => q.where(side('source.path')))
    .$if(direction === 'in', (q) => q.where(comes))
    .$if(Boolean(asked.kinds?.length), (q) => q.where('transfer.kind', 'in', asked.kinds ?? []))
    .$if(Boolean(asked.startedFrom), (q) =>
      q.where(
        sql<SqlBool>`(transfer.started_at at time zone 'Asia/Shanghai')::date >= ${asked.startedFrom ?? ''}::date`,
      ),
    )
    .$if(Boolean(asked.startedUntil), (q) =>
      q.where(
        sql<SqlBool>`(transfer.started_at at time zone 'Asia/Shanghai')::date <= ${asked.startedUntil ?? ''}::date`,
      ),
    )
    .$if(Boolean(text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(person.name, ${text ?? ''}) > 0 or person.employee_no = ${text ?? ''}
          or strpos(transfer.from_name, ${text ?? ''}) > 0 or strpos(transfer.to_name, ${text ?? ''}) > 0
          or document.number = ${text ?? ''} or transfer.their_number = ${text ?? ''})`,
      ),
    )
}

const sortColumns = {
  movedAt: 'transfer.moved_at',
  dueOn: 'transfer.due_on',
  personName: 'person.name_pinyin',
  validUntil: 'transfer.valid_until',
} as const
export type Sort = keyof typeof sortColumns

export const pageOfTransfers = (
  found: FoundTransfers,
  order: { sort: Sort; descending: boolean },
  page: { limit: number; offset: number },
) =>
  rowsOf(found)
    .orderBy(sortColumns[order.sort], (by) =>
      order.descending ? by.desc().nullsLast() : by.asc().nullsLast(),
    )
    .orderBy('transfer.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countTransfers(found: FoundTransfers): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
