import { createHash, randomBytes } from 'node:crypto'
import { minuteOf } from '#basics/days.ts'
import { countFromAddress } from '#features/accounts/lockouts/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { getScreen } from '../arranged/queries.ts'
import { membersBelow } from '../constellation/queries.ts'
import { toldOf } from '../shown/actions.ts'
import { withoutPeople } from '../shown/rules.ts'
import { leastMembers } from '../small-counts/rules.ts'
import type { links } from './contract.ts'
import {
  countLinks,
  endLink,
  getLink,
  insertLink,
  linkByHash,
  linksFound,
  pageOfLinks,
  writeSeen,
} from './queries.ts'
import {
  linkStateNames,
  openedAgainMinutes,
  openings,
  seenEveryMinutes,
  stateOf,
  whyNotUntil,
} from './rules.ts'

type Row = { untilOn: string; endedAt: string | null }
const shown = <One extends Row>(row: One, today: string) => ({ ...row, state: stateOf(row, today) })

const layout: SheetLayout = {
  name: '展示链接',
  title: '大屏展示链接',
  columns: [
    { title: '展示地点', width: 30, kind: 'text' },
    { title: '大屏', width: 30, kind: 'text' },
    { title: '党组织', width: 30, kind: 'text' },
    { title: '状态', width: 12 },
    { title: '有效期至', width: 14 },
    { title: '开通时间', width: 18, kind: 'text' },
    { title: '开通人', width: 14, kind: 'text' },
    { title: '最近显示', width: 18, kind: 'text' },
    { title: '停用时间', width: 18, kind: 'text' },
    { title: '停用人', width: 14, kind: 'text' },
  ],
}

export const actions: ActionsOf<typeof links> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = linksFound(ctx, asked)
    const rows = await pageOfLinks(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(row, ctx.today)), total: await countLinks(found) }
  },

  export(ctx, { sort, descending, ...asked }) {
    ctx.record({
      action: 'screenLinks.exported',
      subject: { kind: 'screenLinks', id: 'export', name: '展示链接' },
      after: asked,
    })
    const { reach, today } = ctx
    return listSheet(
      `展示链接（${today}）`,
      layout,
      (db, page) => pageOfLinks(linksFound({ db, reach, today }, asked), { sort, descending }, page),
      (row) => [
        row.place,
        row.screenTitle,
        row.organizationName,
        linkStateNames[stateOf(row, today)],
        row.untilOn,
        minuteOf(row.madeAt),
        row.madeBy,
        row.seenAt && minuteOf(row.seenAt),
        row.endedAt && minuteOf(row.endedAt),
        row.endedBy,
      ],
    )
  },

  async make(ctx, { id, place, untilOn }) {
    const screen = await getScreen(ctx, id)
    const why = whyNotUntil(untilOn, ctx.today)
    if (why) throw new Refusal('invalid', why.code, { ...why.facts })
    const members = await membersBelow(ctx, { id: screen.organizationId, path: screen.path })
    if (members < leastMembers)
      throw new Refusal('conflict', 'screen-link-small', {
        name: screen.organizationName,
        members,
        least: leastMembers,
      })
    const token = randomBytes(32).toString('base64url')
    const made = await insertLink(ctx, { screenId: id, hash: hashOf(token), place, untilOn })
    const link = await getLink(ctx, made.id)
    ctx.record({
      action: 'screenLink.made',
      subject: { kind: 'screenLink', id: link.id, name: `${screen.title}（${place}）` },
      path: screen.path,
      after: { place, untilOn },
    })
    return { link: shown(link, ctx.today), address: `${ctx.address}/screen/${token}` }
  },

  async end(ctx, { id, reason }) {
    const link = await getLink(ctx, id)
    if (link.endedAt !== null) throw new Refusal('conflict', 'screen-link-ended', { place: link.place })
    await endLink(ctx, id)
    ctx.record({
      action: 'screenLink.ended',
      subject: { kind: 'screenLink', id, name: `${link.screenTitle}（${link.place}）` },
      path: link.path,
      before: { place: link.place, untilOn: link.untilOn },
      reason,
    })
    return shown(await getLink(ctx, id), ctx.today)
  },

  async live(ctx, { token }) {
    const { minutes, most } = openings
    const { ip } = ctx.actor.from
    const tries = await ctx.transaction((now) =>
      countFromAddress(now, { purpose: 'screen-link', ip, minutes }),
    )
    if (tries > most) throw new Refusal('forbidden', 'screen-link-often', { minutes })
    const hash = hashOf(token)
    const link = await ctx.transaction((now) => lookedAt(now, hash))
    if (!link) throw new Refusal('not-found', 'screen-link-unknown')
    return whileOpen(ctx, hash, link.screenId)
  },
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

const minutesSince = (seenAt: string | null, now: Date) =>
  seenAt === null ? Number.POSITIVE_INFINITY : (now.getTime() - Date.parse(seenAt)) / 60_000

/** The link while it is open, and that it was seen; opened anew, from elsewhere perhaps, stands in the trail. */
async function lookedAt(ctx: Context, hash: Buffer) {
  const link = await linkByHash(ctx, hash)
  if (!link || stateOf(link, ctx.today) !== 'open') return null
  const since = minutesSince(link.seenAt, ctx.now)
  if (since >= openedAgainMinutes || link.seenFrom !== ctx.actor.from.ip)
    ctx.record({
      action: 'screenLink.opened',
      subject: { kind: 'screenLink', id: link.id, name: `${link.screenTitle}（${link.place}）` },
      path: link.path,
    })
  if (since >= seenEveryMinutes || link.seenFrom !== ctx.actor.from.ip) await writeSeen(ctx, link.id)
  return link
}

/** As long as the link is open: that is looked at each time. */
const whileOpen = (ctx: Context, hash: Buffer, screenId: number) =>
  ctx.hearTogether(toldOf(screenId), async (told) => {
    const link = told && (await ctx.transaction((now) => lookedAt(now, hash)))
    const shown = link ? { ...withoutPeople(told.shown), happenings: told.units } : null
    return { told: { shown }, last: shown === null }
  })
