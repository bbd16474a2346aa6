import { organizationOn } from '#features/organizations/queries.ts'
import { isBranch } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { stateOf } from '../items/rules.ts'
import { rectificationsIn, roundsIn, talksIn } from './appraising/queries.ts'
import { appraisalRows, rectificationRows } from './appraising/rules.ts'
import { besideOn, groupsOn, membersOn, officesIn, termOn } from './branch/queries.ts'
import {
  type BranchReading,
  basicsChapter,
  committeeChapter,
  groupsChapter,
  rollChapter,
} from './branch/rules.ts'
import type { chapters, LedgerShape } from './contract.ts'
import { meetingsOf } from './life/queries.ts'
import {
  appraisalChapter,
  lecturesChapter,
  meetingsChapter,
  planChapter,
  themeDaysChapter,
} from './life/rules.ts'
import { asOfYear, type Chapter, type Row, whyNotYear } from './rules.ts'
import {
  admissionsIn,
  documentsIn,
  duesIn,
  honoursIn,
  itemsIn,
  type Span,
  spanOf,
  transfersIn,
} from './work/queries.ts'
import {
  admissionsChapter,
  documentsChapter,
  duesChapter,
  honoursChapter,
  itemsChapter,
  transfersChapter,
} from './work/rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today'>
type Asked = { id: number; year: number }

/** The branch as it was on the day. @throws Refusal not-found, ledger-branches-only */
async function branchReading(ctx: Reading, { id, year }: Asked): Promise<BranchReading> {
  const asOf = asOfYear(year, ctx.today)
  const { name, code, kind, establishedOn } = await organizationOn(ctx, id, asOf)
  if (!isBranch(kind)) throw new Refusal('conflict', 'ledger-branches-only', { name })
  return {
    asOf,
    place: { id, name, code, kind, establishedOn, ...(await besideOn(ctx, id, asOf)) },
    term: await termOn(ctx, id, asOf),
    members: await membersOn(ctx, id, asOf),
    offices: await officesIn(ctx, id, year, asOf),
    groups: await groupsOn(ctx, id, asOf),
  }
}

async function lifeChapters(ctx: Reading, span: Span, year: number): Promise<Chapter[]> {
  const { organizationId, until } = span
  const reading = { organizationId, year, meetings: await meetingsOf(ctx, organizationId, year, until) }
  const results = appraisalRows(organizationId, await roundsIn(ctx, span), await talksIn(ctx, span))
  return [
    ...[planChapter, meetingsChapter, lecturesChapter, themeDaysChapter].map((build) => build(reading)),
    withRows(appraisalChapter(reading), results),
  ]
}

const withRows = (chapter: Chapter, more: Row[]): Chapter => ({
  ...chapter,
  rows: [...chapter.rows, ...more],
})

async function workChapters(ctx: Reading, span: Span, year: number): Promise<Chapter[]> {
  const at = { organizationId: span.organizationId, year }
  const items = (await itemsIn(ctx, span)).map((one) => ({
    ...one,
    state: stateOf({ status: one.doneOn === null ? 'open' : 'done', dueOn: one.dueOn }, span.until),
  }))
  return [
    admissionsChapter(at, await admissionsIn(ctx, span)),
    transfersChapter(at, await transfersIn(ctx, span)),
    duesChapter(at, await duesIn(ctx, span)),
    honoursChapter(at, await honoursIn(ctx, span)),
    withRows(itemsChapter(at, items), rectificationRows(await rectificationsIn(ctx, span))),
    documentsChapter(at, await documentsIn(ctx, span)),
  ]
}

/** The whole ledger of a branch and a year. @throws Refusal not-found, ledger-branches-only, ledger-year-ahead */
export async function makeLedger(ctx: Reading, asked: Asked): Promise<LedgerShape> {
  const why = whyNotYear(asked.year, ctx.today)
  if (why) throw new Refusal('invalid', why, { field: 'year', year: asked.year })
  const branch = await branchReading(ctx, asked)
  const { asOf, place } = branch
  const span = spanOf(place.id, asked.year, asOf)
  return {
    organizationId: place.id,
    name: place.name,
    parentName: place.parentName,
    secretary:
      branch.offices.findLast(({ kind, until }) => kind === 'secretary' && until === null)?.name ?? null,
    year: asked.year,
    asOf,
    chapters: [
      ...[basicsChapter, rollChapter, committeeChapter, groupsChapter].map((build) => build(branch)),
      ...(await lifeChapters(ctx, span, asked.year)),
      ...(await workChapters(ctx, span, asked.year)),
    ],
  }
}

export const chapterActions: ActionsOf<typeof chapters> = {
  ledger: (ctx, asked) => makeLedger(ctx, asked),
}
