import { minuteOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { whyNotPages } from '../rules.ts'
import { toldOf } from '../shown/actions.ts'
import type { arranged } from './contract.ts'
import {
  type Arrangement,
  changeScreen,
  countScreens,
  deleteScreen,
  getScreen,
  insertScreen,
  isSeen,
  pageOfScreens,
  screensFound,
} from './queries.ts'

type Asked = { text?: string | undefined; organizationId?: number | undefined }
type Reading = Pick<Context, 'db' | 'reach'>

async function found(ctx: Reading, { text, organizationId }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return screensFound(ctx, { text, path })
}

const layout: SheetLayout = {
  name: '大屏',
  title: '大屏列表',
  columns: [
    { title: '大屏', width: 30, kind: 'text' },
    { title: '党组织', width: 30, kind: 'text' },
    { title: '页数', width: 8 },
    { title: '可以打开的展示链接', width: 20 },
    { title: '最近显示', width: 18, kind: 'text' },
    { title: '保存时间', width: 18, kind: 'text' },
    { title: '保存人', width: 14, kind: 'text' },
  ],
}

export const actions: ActionsOf<typeof arranged> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const screens = await found(ctx, asked)
    const rows = await pageOfScreens(
      screens,
      ctx.today,
      { sort, descending },
      { limit: size, offset: (page - 1) * size },
    )
    return { rows, total: await countScreens(screens) }
  },

  async export(ctx, { sort, descending, ...asked }) {
    ctx.record({
      action: 'screens.exported',
      subject: { kind: 'screens', id: 'export', name: '大屏列表' },
      after: asked,
    })
    const { reach, today } = ctx
    return listSheet(
      `大屏（${today}）`,
      layout,
      async (db, page) => pageOfScreens(await found({ db, reach }, asked), today, { sort, descending }, page),
      ({ title, organizationName, pages, links, seenAt, savedAt, savedBy }) => [
        title,
        organizationName,
        pages,
        links,
        seenAt && minuteOf(seenAt),
        minuteOf(savedAt),
        savedBy,
      ],
    )
  },

  get: (ctx, { id }) => getScreen(ctx, id),

  async save(ctx, asked) {
    const { path } = await fitting(ctx, asked)
    const { id } = await insertScreen(ctx, asked)
    ctx.record({
      action: 'screen.saved',
      subject: { kind: 'screen', id, name: asked.title },
      path,
      after: told(asked),
    })
    return getScreen(ctx, id)
  },

  async change(ctx, { id, ...asked }) {
    const before = await getScreen(ctx, id)
    const { path } = await fitting(ctx, asked)
    await changeScreen(ctx, id, asked)
    ctx.record({
      action: 'screen.changed',
      subject: { kind: 'screen', id, name: asked.title },
      path,
      before: told(before),
      after: told(asked),
    })
    return getScreen(ctx, id)
  },

  async remove(ctx, { id }) {
    const screen = await getScreen(ctx, id)
    await deleteScreen(ctx, id)
    ctx.record({
      action: 'screen.removed',
      subject: { kind: 'screen', id, name: screen.title },
      path: screen.path,
      before: told(screen),
    })
    return {}
  },

  async live(ctx, { id }) {
    await ctx.transaction((now) => getScreen(now, id))
    return whileSeen(ctx, id)
  },
}

/** As long as the screen is there and within reach: both are looked at each time. */
const whileSeen = (ctx: Context, id: number) =>
  ctx.hearTogether(toldOf(id), async (told) => {
    const shown = told && (await ctx.transaction((now) => isSeen(now, id))) ? told.shown : null
    return { told: { shown }, last: shown === null }
  })

/** The organization of an arrangement that is in order. @throws Refusal screen-page-empty, -full, screen-panel-twice */
function fitting(ctx: Context, { organizationId, pages }: Arrangement) {
  const why = whyNotPages(pages)
  if (why) throw new Refusal('invalid', why.code, { ...why.facts })
  return getOrganization(ctx, organizationId)
}

const told = ({ title, pages }: Pick<Arrangement, 'title' | 'pages'>) => ({
  title,
  pages: pages.map((page) => `${page.title}（${page.seconds} 秒，${page.panels.length} 张卡片）`),
})
