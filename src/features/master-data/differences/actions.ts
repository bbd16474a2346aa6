import type { Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { stateNames } from '#features/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { Value } from '../comparison/rules.ts'
import { inWords } from '../comparison/values/rules.ts'
import { knownPeople, knownUnits } from '../plans/queries.ts'
import { valueText } from '../plans/rules.ts'
import { topicOf } from '../sheets/rules.ts'
import { openTransferFor } from '../unit-changes/opening/actions.ts'
import { actOn } from './acts/actions.ts'
import type { contract } from './contract.ts'
import {
  countOf,
  countsByKind,
  type DifferenceRow,
  getDifference,
  getDifferences,
  holdDifferences,
  listing,
  rowsOf,
  setAccepted,
  setAsked,
  setDeclined,
  setReplied,
  setSettled,
} from './queries.ts'
import {
  choicesOf,
  feedOf,
  isHarmless,
  kindNames,
  opensTransfer,
  standOf,
  subjectMatter,
  whyNotChoice,
  whyNotDecide,
} from './rules.ts'
import { differenceSheet } from './sheets/actions.ts'

function shown(row: DifferenceRow) {
  const { kind, subject, along } = row
  return {
    id: row.id,
    kind,
    kindName: kindNames[kind],
    status: row.status,
    subject,
    subjectId: row.subject_id,
    key: row.key,
    name: row.name,
    organizationId: row.place_id,
    organizationName: row.place_name,
    title: subjectMatter(row),
    masterText: row.master_text,
    registerText: row.register_text,
    along: along.map(({ field, before, after }) => ({ title: topicOf(feedOf(row), field), before, after })),
    effectiveOn: row.effective_on,
    feedId: row.feed_id,
    feedReceivedAt: row.received_at,
    raisedAt: row.raised_at,
    question: row.question,
    askedBy: row.asked_by,
    reply: row.reply,
    repliedBy: row.replied_by,
    decidedBy: row.decided_by,
    decidedAt: row.accepted_at ?? row.declined_at ?? row.settled_at,
    decidedBecause: row.decided_because,
    choices: choicesOf(row),
    opensTransfer: opensTransfer(row),
    toId: row.target_id,
    transfer:
      row.transfer_id !== null && row.transfer_state
        ? { id: row.transfer_id, state: row.transfer_state, stateName: stateNames[row.transfer_state] }
        : null,
    harmless: isHarmless(kind),
  }
}

/** A difference that still waits, held until the transaction ends. */
async function holdWaiting(ctx: Context, id: number): Promise<DifferenceRow> {
  await holdDifferences(ctx, [id])
  const found = await getDifference(ctx, id)
  refuseDecided(found)
  return found
}

function refuseDecided({ status }: DifferenceRow): void {
  const why = whyNotDecide(status)
  if (why) throw new Refusal('conflict', why)
}

/** What the register holds of the field by now, as a difference keeps it. */
async function registerNow(
  ctx: Context,
  { subject, key, kind, field }: DifferenceRow,
): Promise<string | null> {
  if (kind === 'missing') return 'present'
  const known =
    subject === 'person' ? (await knownPeople(ctx, [key])).get(key) : (await knownUnits(ctx)).get(key)
  return valueText(((known as Record<string, unknown> | undefined)?.[field] ?? null) as Value)
}

type Given = { as?: string; effectiveOn?: Day; reason?: string; paidUntil?: string; endsPosts?: boolean }

/** Accepts one: does the act, unless the register says the same by now. Answers what became of it. */
async function acceptOne(
  ctx: Context,
  difference: DifferenceRow,
  given: Given,
): Promise<'accepted' | 'settled'> {
  const now = await registerNow(ctx, difference)
  const stand = standOf(
    { masterValue: difference.master_value, registerValue: difference.register_value },
    now,
  )
  if (stand === 'agreed') {
    await setSettled(ctx, difference.id)
    return 'settled'
  }
  if (stand === 'otherwise')
    throw new Refusal('conflict', 'difference-otherwise', { now: inWords(difference.field, now, new Map()) })
  if (opensTransfer(difference)) {
    const { paidUntil, endsPosts = false, reason } = given
    if (!paidUntil)
      throw new Refusal('invalid', 'difference-dues-needed', { field: 'paidUntil', name: difference.name })
    await openTransferFor(ctx, difference, { paidUntil, endsPosts, reason })
    return 'accepted'
  }
  const why = whyNotChoice(difference, given.as)
  if (why)
    throw new Refusal('invalid', why, {
      field: 'as',
      choices: choicesOf(difference)
        .map(({ title }) => title)
        .join('、'),
    })

  const reason = given.reason ?? `采纳主数据差异（批次 ${difference.feed_id}）`
  await actOn(ctx, difference, { on: given.effectiveOn ?? difference.effective_on, reason, as: given.as })

  await setAccepted(ctx, difference.id, given.reason ?? null)
  record(ctx, difference, 'accepted', { as: given.as, reason: given.reason })
  return 'accepted'
}

function record(
  ctx: Context,
  difference: DifferenceRow,
  deed: string,
  { reason, ...after }: Record<string, string | undefined>,
) {
  ctx.record({
    action: `difference.${deed}`,
    subject: { kind: difference.subject, id: difference.subject_id, name: difference.name },
    path: difference.path,
    before: { [difference.field]: difference.register_text },
    after: { [difference.field]: difference.master_text, difference: difference.id, ...after },
    reason: reason ?? null,
  })
}

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, { page, size, organizationId, ...filters }) {
    const found = listing(ctx, filters, await pathOf(ctx, organizationId))
    const rows = await rowsOf(found)
      .limit(size)
      .offset((page - 1) * size)
      .execute()
    return { rows: rows.map(shown), total: await countOf(found) }
  },

  async export(ctx, { organizationId, ...filters }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    ctx.record({
      action: 'masterData.differencesExported',
      subject: { kind: 'differences', id: 'export', name: '主数据差异列表' },
      after: { status: filters.status },
    })
    return differenceSheet((db, { limit, offset }) =>
      rowsOf(listing({ db, reach }, filters, path))
        .limit(limit)
        .offset(offset)
        .execute(),
    )
  },

  async counts(ctx, { organizationId, feedId }) {
    const path = organizationId ? (await getOrganization(ctx, organizationId)).path : null
    const counts = await countsByKind(listing(ctx, { status: 'waiting', feedId }, path))
    const sum = (some: typeof counts) => some.reduce((total, { n }) => total + n, 0)
    return {
      waiting: sum(counts),
      asked: sum(counts.filter(({ status }) => status === 'asked')),
      replied: sum(counts.filter(({ status }) => status === 'replied')),
      kinds: [...Map.groupBy(counts, ({ kind }) => kind)]
        .map(([kind, some]) => ({ kind, kindName: kindNames[kind], waiting: sum(some) }))
        .sort((a, b) => b.waiting - a.waiting),
    }
  },

  get: async (ctx, { id }) => shown(await getDifference(ctx, id)),

  async accept(ctx, { id, ...given }) {
    const difference = await holdWaiting(ctx, id)
    await acceptOne(ctx, difference, given)
    return shown(await getDifference(ctx, id))
  },

  async acceptMany(ctx, { ids, reason }) {
    await holdDifferences(ctx, ids)
    const differences = await getDifferences(ctx, ids)
    for (const difference of differences) {
      refuseDecided(difference)
      if (!isHarmless(difference.kind))
        throw new Refusal('conflict', 'difference-not-together', {
          name: difference.name,
          kind: kindNames[difference.kind],
        })
    }
    const done = { accepted: 0, settled: 0 }
    for (const difference of differences) done[await acceptOne(ctx, difference, { reason })]++
    return done
  },

  async decline(ctx, { id, reason }) {
    const difference = await holdWaiting(ctx, id)

    await setDeclined(ctx, [id], reason)
    record(ctx, difference, 'declined', { reason })
    return shown(await getDifference(ctx, id))
  },

  async declineMany(ctx, { ids, reason }) {
    await holdDifferences(ctx, ids)
    const differences = await getDifferences(ctx, ids)
    differences.forEach(refuseDecided)

    await setDeclined(ctx, ids, reason)
    for (const difference of differences) record(ctx, difference, 'declined', { reason })
    return { declined: differences.length }
  },

  async ask(ctx, { id, question }) {
    const difference = await holdWaiting(ctx, id)

    await setAsked(ctx, id, question)
    record(ctx, difference, 'asked', { question })
    return shown(await getDifference(ctx, id))
  },

  async reply(ctx, { id, reply }) {
    const difference = await holdWaiting(ctx, id)
    if (difference.status !== 'asked') throw new Refusal('conflict', 'difference-not-asked')

    await setReplied(ctx, id, reply)
    record(ctx, difference, 'replied', { reply })
    return shown(await getDifference(ctx, id))
  },
}
