import { minuteOf } from '#features/audit/rules.ts'
import type { Context } from '#platform/context.ts'
import { type SheetLayout, writeSheet } from '#platform/sheets.ts'
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
  return {
    name: `主数据批次（${ctx.today}）.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: (read: <T>(ask: (db: Context['db']) => Promise<T>) => Promise<T>) =>
      writeSheet(
        layout,
        cellsOf((page) => read((db) => linesOf({ db }, status, page))),
      ),
  }
}

const pageSize = 500

async function linesOf(ctx: Pick<Context, 'db'>, status: FeedStatus | undefined, page: number) {
  const feeds = await listFeeds(ctx, status, { page, size: pageSize })
  const files = await filesOf(ctx, [0, ...feeds.map(({ id }) => id)])
  return feeds.map((feed) => [
    minuteOf(feed.receivedAt),
    feedStatusNames[feed.status],
    feedModeNames[feed.mode],
    feedOriginNames[feed.origin],
    feed.effectiveOn,
    files.flatMap(({ feedId, name }) => (feedId === feed.id ? [name] : [])).join('、'),
    countsInWords(feed.counts),
    feed.receivedBy,
    feed.takenBy,
  ])
}

async function* cellsOf(linesOfPage: (page: number) => Promise<unknown[][]>) {
  for (let page = 1; ; page += 1) {
    const lines = await linesOfPage(page)
    yield* lines
    if (lines.length < pageSize) return
  }
}
