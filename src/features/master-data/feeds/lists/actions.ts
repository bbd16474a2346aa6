import { minuteOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { filesOf, listFeeds } from '../queries.ts'
import { countsInWords, type FeedStatus, feedModeNames, feedOriginNames, feedStatusNames } from '../rules.ts'

const layout: SheetLayout = {
  name: '主数据批次',
  title: '主数据批次',
  columns: [
    { title: '接收时间', width: 20, kind: 'text' },
    { title: '状态', width: 12, kind: 'text' },
    { title: '方式', width: 10, kind: 'text' },
    { title: '来源', width: 12, kind: 'text' },
    { title: '数据日期', kind: 'day' },
    { title: '文件', width: 40, kind: 'text' },
    { title: '结果', width: 40, kind: 'text' },
    { title: '经办人', width: 12, kind: 'text' },
    { title: '采用人', width: 12, kind: 'text' },
  ],
}

/** The list of feeds as a sheet, exactly as it is asked for on the page. */
export function feedListSheet(ctx: Context, { status }: { status?: FeedStatus | undefined }) {
  ctx.record({
    action: 'masterData.feedsExported',
    subject: { kind: 'feeds', id: 'export', name: '主数据批次列表' },
    after: { status: status ?? null },
  })
  return listSheet(
    `主数据批次（${ctx.today}）`,
    layout,
    async (db, page) => {
      const feeds = await listFeeds({ db }, status, page)
      const files = await filesOf({ db }, [0, ...feeds.map(({ id }) => id)])
      return feeds.map((feed) => ({ feed, files: files.filter(({ feedId }) => feedId === feed.id) }))
    },
    ({ feed, files }) => [
      minuteOf(feed.receivedAt),
      feedStatusNames[feed.status],
      feedModeNames[feed.mode],
      feedOriginNames[feed.origin],
      feed.effectiveOn,
      files.map(({ name }) => name).join('、'),
      countsInWords(feed.counts),
      feed.receivedBy,
      feed.takenBy,
    ],
  )
}
