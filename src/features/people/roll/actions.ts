import type { z } from 'zod'
import { ageOn, type Day } from '#basics/days.ts'
import { isMasked } from '#basics/masks.ts'
import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context, Download } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { type Column, writeSheet } from '#platform/sheets.ts'
import { postText } from '../posts/rules.ts'
import {
  circleNames,
  employmentNames,
  membershipNames,
  occupationNames,
  partyAge,
  politicalStatusNames,
} from '../rules.ts'
import {
  type ColumnKey,
  columnNames,
  type RollQuestion,
  type roll,
  type wholeRollQuestion,
} from './contract.ts'
import { countOf, hitsOf, idsOf, numbersOf, pageOf, type RollRecord, rollOf, rowsOf } from './queries.ts'

const placeOf = async (ctx: Context, { organizationId }: RollQuestion) =>
  organizationId ? await getOrganization(ctx, organizationId) : null

export const rollActions: ActionsOf<typeof roll> = {
  async list(ctx, question) {
    const place = await placeOf(ctx, question)
    const found = rollOf(ctx, question, place?.path ?? null)
    const { total, ids } = await pageOf(ctx.db, found, question, place)
    const rows = await rowsOf(ctx.db, ids, ctx.today)
    return { rows: rows.map((row) => shown(row, ctx.today)), total }
  },

  async export(ctx, question) {
    const { keys, path, facts } = await exported(ctx, question)
    ctx.record({ action: 'people.exported', subject: { kind: 'roll', id: 'people' }, path, after: facts })
    return workbook(ctx, question, keys, path, rowsOf)
  },

  search: (ctx, { text }) => hitsOf(ctx, text),
}

type WholeQuestion = z.output<typeof wholeRollQuestion>

/** What the roll with whole numbers would be: of how many people, and which, in words. */
export async function wholeRollAsked(ctx: Context, question: WholeQuestion) {
  const place = await placeOf(ctx, question)
  const { organizationId: _, circle, text, sort: __, descending: ___, columns: ____, ...rest } = question
  const more = Object.values(rest).filter((one) => one !== undefined).length
  const summary = [
    place?.name ?? '管理范围内全部党组织',
    circleNames[circle],
    ...(text ? [`查找“${text}”`] : []),
    ...(more > 0 ? [`另有筛选条件 ${more} 项`] : []),
  ].join('，')
  return { people: await countOf(rollOf(ctx, question, place?.path ?? null)), summary }
}

/** The roll with whole numbers, for whom it was agreed to and why is kept in the trail. */
export async function wholeRoll(ctx: Context, question: WholeQuestion, reason: string): Promise<Download> {
  const { keys, path, facts } = await exported(ctx, question)
  const subject = { kind: 'roll', id: 'people' }
  ctx.record({ action: 'people.exportedWithNumbers', subject, path, after: facts, reason })
  const whole: typeof rowsOf = async (db, ids, today) => {
    const numbers = await numbersOf(db, ids)
    const open = (sealed: Buffer | null | undefined) => (sealed ? ctx.sealing.open(sealed) : null)
    const rows = await rowsOf(db, ids, today)
    return rows.map((row) => {
      const found = numbers.get(row.id)
      return { ...row, identityNumber: open(found?.identityNumber), phone: open(found?.phone) }
    })
  }
  return workbook(ctx, question, keys, path, whole)
}

/** What is exported, and what the trail keeps of it: a number that was searched for stands masked there. */
async function exported(ctx: Context, question: RollQuestion & { columns?: ColumnKey[] }) {
  const path = (await placeOf(ctx, question))?.path ?? null
  const keys = question.columns ?? (Object.keys(columnNames) as ColumnKey[])
  const total = await countOf(rollOf(ctx, question, path))
  const text = question.text?.replace(/\d{11,18}/g, (number) => `${number.slice(0, 3)}…${number.slice(-2)}`)
  return { path, keys, facts: { ...question, text, columns: keys, total } }
}

/** The sheet, streamed after the transaction has ended, a page of rows in a short transaction each. */
function workbook(
  { reach, sealing, today }: Context,
  question: RollQuestion,
  keys: ColumnKey[],
  path: string | null,
  read1000: typeof rowsOf,
): Download {
  return {
    name: `人员名册_${today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    stream(read) {
      const ids = () =>
        read((db) => idsOf(db, rollOf({ db, reach, sealing, today }, question, path), question))
      const rows = (some: number[]) => read((db) => read1000(db, some, today))
      return writeSheet(
        {
          name: '人员名册',
          columns: keys.map((key) => columnOf(key, read1000 !== rowsOf)),
          frozenColumns: 2,
        },
        cellsOf(ids, rows, keys, today),
      )
    },
  }
}

const exportPage = 1000

/** All that answered at the first moment, a thousand at a time: nobody twice and nobody left out while others write. */
async function* cellsOf(
  ids: () => Promise<number[]>,
  rows: (ids: number[]) => Promise<RollRecord[]>,
  keys: ColumnKey[],
  today: Day,
): AsyncGenerator<unknown[]> {
  const all = await ids()
  for (let at = 0; at < all.length; at += exportPage) {
    for (const row of await rows(all.slice(at, at + exportPage))) {
      const one = shown(row, today)
      yield keys.map((key) => cellOf(one, key))
    }
  }
}

export const shown = (row: RollRecord, today: Day) => ({
  ...row,
  age: ageOn(row.birthDate, today),
  partyAge: partyAge(row.becameFullOn, today),
  posts: row.posts?.split('|').map(postText).join('、') ?? null,
})

const days = new Set<ColumnKey>(['birthDate', 'joinedOn', 'becameFullOn', 'workStartedOn', 'lostSince'])

/** `whole`: it was agreed to that numbers leave whole (features/number-exports). */
function columnOf(key: ColumnKey, whole: boolean): Column {
  return {
    ...(isMasked(key) && !whole && { masked: key }),
    title: columnNames[key],
    kind: days.has(key) ? 'day' : key === 'age' || key === 'partyAge' ? undefined : 'text',
  }
}

/** What a cell of the export holds: the same words as on the screen. */
function cellOf(row: ReturnType<typeof shown>, key: ColumnKey): unknown {
  switch (key) {
    case 'gender':
      return genderName(row.gender)
    case 'ethnicity':
      return ethnicityName(row.ethnicity)
    case 'politicalStatus':
      return politicalStatusNames[row.politicalStatus]
    case 'membership':
      return membershipNames[row.membership]
    case 'education':
      return educationName(row.education)
    case 'degree':
      return row.degree ? degreeName(row.degree) : null
    case 'occupation':
      return occupationNames[row.occupation]
    case 'employment':
      return employmentNames[row.employment]
    case 'mobile':
      return row.mobileSince ? `${row.mobileSince} 起${row.mobileTo ? `，流向${row.mobileTo}` : ''}` : null
    default:
      return row[key]
  }
}
